using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>
/// A held slot with all that is known of it, also what only some may see: it stays in the process and is shared by all
/// screens. <see cref="BusyTimes.For"/> makes of it what one viewer may see.
/// </summary>
/// <param name="Owner">Who owns the booking; <paramref name="Person"/> is the name.</param>
public readonly record struct BusyRow(
    long Id, int FacilityId, int Owner, int? CreatedBy, TimeSlot Slot, short BufferBefore, short BufferAfter, bool IsPending, bool IsPrivate,
    string Title, string? Person)
{
    /// <summary>With the buffers before and after it.</summary>
    public TimeSlot Blocked => BufferBefore == 0 && BufferAfter == 0
        ? Slot
        : Slot.Widen(Duration.FromMinutes(BufferBefore), Duration.FromMinutes(BufferAfter));
}
