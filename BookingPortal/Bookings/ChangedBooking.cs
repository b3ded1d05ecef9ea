using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>A booking as it is to be after a change; not yet judged, so its end need not come after its start.</summary>
public sealed record ChangedBooking(int FacilityId, Instant Start, Instant End, BookingContent Content)
{
    internal static ChangedBooking Of(BookingDetails before, ChangeRequest change) => new(
        change.FacilityId ?? before.FacilityId, change.Start ?? before.Slot.Start, change.End ?? before.Slot.End, change.Content ?? before.Content);

    /// <summary>Moved or extended: it needs time or a room that it did not hold. Shortened at its end or edited it does not.</summary>
    internal bool TakesMoreThan(BookingDetails before) =>
        FacilityId != before.FacilityId || Start != before.Slot.Start || End > before.Slot.End;
}
