using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>A booking as it is to be after a change; not yet judged, so its end need not come after its start.</summary>
public sealed record ChangedBooking(int FacilityId, Instant Start, Instant End, BookingContent Content)
{
    internal static ChangedBooking Of(BookingDetails before, ChangeRequest change) => Of(before.AsChanged, change);

    internal static ChangedBooking Of(ChangedBooking before, ChangeRequest change) => new(
        change.FacilityId ?? before.FacilityId, change.Start ?? before.Start, change.End ?? before.End, change.Content ?? before.Content);

    /// <summary>Moved or extended: it needs time or a room that it did not hold. Shortened at its end or edited it does not.</summary>
    internal bool TakesMoreThan(BookingDetails before) => TakesAnew(before) || End > before.Slot.End;

    /// <summary>Another room or another start than it holds, or any where it was cancelled.</summary>
    internal bool TakesAnew(BookingDetails before) =>
        !before.IsActive || FacilityId != before.FacilityId || Start != before.Slot.Start;
}
