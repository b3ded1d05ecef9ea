namespace BookingPortal.Bookings;

/// <summary>The bookings that a change would break, by their start.</summary>
/// <param name="IsComplete">All of them are listed.</param>
public sealed record AffectedList(IReadOnlyList<AffectedBooking> Bookings, bool IsComplete);
