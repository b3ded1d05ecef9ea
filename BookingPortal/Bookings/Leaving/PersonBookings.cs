using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Bookings.Leaving;

/// <summary>
/// The bookings that somebody owns, for admins, and what becomes of those to come. Each is changed by
/// <see cref="BookingService"/>, as staff do: it has its own row of history, with the reason.
/// </summary>
public sealed class PersonBookings(
    IDbContextFactory<PortalDbContext> contexts, BookingService bookings, BookedRooms rooms, CurrentUser user, DatabaseClock clock)
{
    /// <summary>Bookings on one page of a list.</summary>
    public const int PageSize = 25;

    /// <summary>Bookings that are settled at once.</summary>
    public const int MostSettled = 2_000;

    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<PersonBookingList> ListAsync(int personId, BookingKind kind, int skip = 0, CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        var now = await clock.NowAsync(cancel);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var all = context.Bookings.AsNoTracking().Where(one => one.UserId == personId);
        var wanted = kind switch
        {
            BookingKind.Upcoming => all.Where(one => one.Status != BookingStatus.Cancelled && one.EndTime > now).OrderBy(one => one.StartTime).ThenBy(one => one.Id),
            BookingKind.Past => all.Where(one => one.Status != BookingStatus.Cancelled && one.EndTime <= now).OrderByDescending(one => one.StartTime).ThenByDescending(one => one.Id),
            _ => all.Where(one => one.Status == BookingStatus.Cancelled).OrderByDescending(one => one.StartTime).ThenByDescending(one => one.Id),
        };
        var count = await wanted.CountAsync(cancel);
        var rows = await wanted.Skip(skip).Take(PageSize)
            .Select(one => new { one.Id, one.FacilityId, one.StartTime, one.EndTime, one.Title, one.Status }).ToListAsync(cancel);
        var named = await rooms.OfAsync(rows.Select(row => row.FacilityId), cancel);
        return new PersonBookingList(
            rows.ConvertAll(row => new PersonBooking(
                row.Id, named[row.FacilityId].Name, named[row.FacilityId].Location, named[row.FacilityId].Clock, new TimeSlot(row.StartTime, row.EndTime), row.Title, row.Status)),
            count);
    }

    /// <summary>How many bookings have not begun: those that the choice is about. A running one goes on to its end.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<int> CountToComeAsync(int personId, CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await ToCome(context, personId, await clock.NowAsync(cancel)).CountAsync(cancel);
    }

    /// <summary>Cancels what has not begun, or hands it over, the earliest first. Done again it goes on with what is left.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<Settled> SettleAsync(int personId, FutureChoice choice, CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        var (cancelled, handedOver, standing) = (0, 0, 0);
        foreach (var id in await IdsToComeAsync(personId, cancel))
        {
            switch (await SettleAsync(id, choice, cancel))
            {
                case BookingOutcome.Cancelled:
                    cancelled++;
                    break;
                case BookingOutcome.Booked:
                    handedOver++;
                    break;
                default:
                    standing++;
                    break;
            }
        }

        return new Settled(cancelled, handedOver, standing);
    }

    private static IQueryable<Booking> ToCome(PortalDbContext context, int personId, Instant now) => context.Bookings.AsNoTracking()
        .Where(one => one.UserId == personId && one.Status != BookingStatus.Cancelled && one.StartTime > now)
        .OrderBy(one => one.StartTime).ThenBy(one => one.Id);

    private async Task<List<long>> IdsToComeAsync(int personId, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await ToCome(context, personId, await clock.NowAsync(cancel)).Take(MostSettled).Select(one => one.Id).ToListAsync(cancel);
    }

    private async Task<BookingOutcome?> SettleAsync(long id, FutureChoice choice, CancellationToken cancel) => choice switch
    {
        FutureChoice.Cancel because => await bookings.CancelAsync(new CancelRequest(id, Guid.NewGuid(), because.Reason), cancel),
        FutureChoice.HandOver heir => await bookings.HandOverAsync(new HandOverRequest(id, heir.HeirId, Guid.NewGuid(), heir.Reason), cancel),
        _ => null,
    };

    private async Task RequireAdminAsync()
    {
        if (!(await user.ViewerAsync()).IsAdmin)
        {
            throw new UnauthorizedAccessException("Only admins may see and settle what belongs to somebody else.");
        }
    }
}
