using BookingPortal.Accounts;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>
/// What one person may do with one booking right now: what a screen offers. Who once booked it for somebody and is no longer
/// staff may read it, no more. The verbs ask again, so an offer that comes
/// too late is answered and not obeyed.
/// </summary>
/// <param name="NeedsReason">To change, extend, end or restore what is somebody else's.</param>
/// <param name="CancelNeedsReason">Who booked for somebody else says why as well.</param>
public sealed record BookingActions(bool Change, bool EndNow, bool Cancel, bool Restore, bool NeedsReason, bool CancelNeedsReason)
{
    /// <param name="isStaff">The viewer is staff of the booking's facility.</param>
    /// <param name="now">The database's clock.</param>
    public static BookingActions Of(BookingDetails booking, Viewer viewer, bool isStaff, Instant now)
    {
        var mayWrite = viewer.Id == booking.OwnerId || isStaff;
        var lasts = mayWrite && booking.IsActive && booking.Slot.End > now;
        return new BookingActions(
            Change: lasts,
            EndNow: lasts && booking.Slot.Start <= now && QuarterHours.Ceiling(now) < booking.Slot.End,
            Cancel: lasts,
            Restore: mayWrite && !booking.IsActive && booking.Slot.Start > now && (isStaff || booking.CancelledBy == viewer.Id),
            NeedsReason: viewer.Id != booking.OwnerId && viewer.Id != booking.CreatedBy,
            CancelNeedsReason: viewer.Id != booking.OwnerId);
    }
}
