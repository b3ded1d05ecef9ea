namespace BookingPortal.Components.Calendar;

/// <summary>A drawn room, or so many that are left out.</summary>
/// <param name="At">Index among all rooms.</param>
internal readonly record struct RowPart<T>(int At, T? Room, int Count = 1)
    where T : class;
