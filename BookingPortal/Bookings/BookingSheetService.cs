using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Bookings.Writing;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>Shows one booking to its owner, to who booked it and to staff. Foreign and missing ids answer alike.</summary>
public sealed class BookingSheetService(
    IDbContextFactory<PortalDbContext> contexts, FacilityCatalog catalog, BusyTimes busyTimes, PersonLoads loads, BookedRooms rooms,
    PersonNames names, AuditTrail trail, CurrentUser user, DatabaseClock clock)
{
    /// <summary>What a running meeting asks for.</summary>
    private static readonly IReadOnlyList<Duration> Offered = [Duration.FromMinutes(15), Duration.FromMinutes(30)];

    private readonly Desk _desk = Desk.Of(contexts, catalog, busyTimes, loads, clock);

    /// <summary>Null for a foreign and for a missing id.</summary>
    public async Task<BookingSheet?> FindAsync(long bookingId, CancellationToken cancel = default)
    {
        var viewer = await user.ViewerAsync();
        if (await _desk.Reader.FindAsync(bookingId, viewer, cancel) is not { } booking)
        {
            return null;
        }

        var now = await clock.NowAsync(cancel);
        var isStaff = await _desk.Reader.IsStaffAsync(viewer, booking.FacilityId, cancel);
        var may = BookingActions.Of(booking, viewer, isStaff, now);
        var people = await names.OfAsync(new[] { booking.OwnerId, booking.CreatedBy, booking.CancelledBy }.OfType<int>(), cancel);
        var room = (await rooms.OfAsync([booking.FacilityId], cancel))[booking.FacilityId];
        var home = (await catalog.AllAsync(cancel)).FirstOrDefault(one => one.Facility.Place == viewer.HomePlace)?.Clock;
        return new BookingSheet(
            booking, room, people.GetValueOrDefault(booking.OwnerId, ""), booking.OwnerId == viewer.Id, Name(booking.CreatedBy), Name(booking.CancelledBy),
            home, now, may, may.Change ? await ExtensionsAsync(booking, viewer, now, cancel) : [])
        {
            IsStaff = isStaff,
        };

        string? Name(int? id) => id is { } person ? people.GetValueOrDefault(person) : null;
    }

    /// <summary>The booking as a calendar file tells it; null for a foreign and for a missing id.</summary>
    public async Task<CalendarEvent?> CalendarAsync(long bookingId, CancellationToken cancel = default)
    {
        // Counted first: a file may be older than its number says, never newer, so no two states go by one number.
        var changes = await trail.CountAsync(bookingId, cancel) - 1;
        if (await _desk.Reader.FindAsync(bookingId, await user.ViewerAsync(), cancel) is not { } booking)
        {
            return null;
        }

        var room = (await rooms.OfAsync([booking.FacilityId], cancel))[booking.FacilityId];
        return CalendarEvent.Of(booking, room, Math.Max(0, changes));
    }

    private async Task<IReadOnlyList<Duration>> ExtensionsAsync(BookingDetails booking, Viewer viewer, Instant now, CancellationToken cancel)
    {
        if (await catalog.FindAsync(booking.FacilityId, cancel) is not { } facts)
        {
            return [];
        }

        var load = (await _desk.LoadAsync(facts, booking.OwnerId, now, cancel)).Without(booking.Id);
        var possible = new List<Duration>();
        foreach (var length in Offered)
        {
            var slot = new TimeSlot(booking.Slot.Start, booking.Slot.End + length);
            var after = new ChangedBooking(booking.FacilityId, slot.Start, slot.End, booking.Content);
            if (BookingRules.JudgeChange(booking, after, facts, now, load).Count > 0
                || (await _desk.BlockersAsync(facts, slot, viewer, booking, cancel)).Count > 0)
            {
                break;
            }

            possible.Add(length);
        }

        return possible;
    }
}
