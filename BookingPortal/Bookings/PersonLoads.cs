using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>Reads what counts against a person's quotas.</summary>
public sealed class PersonLoads(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>A booking of the running week began no longer ago, in whatever zone the week is counted.</summary>
    private static readonly Duration LongestWeek = Duration.FromDays(9);

    public async Task<PersonLoad> OfAsync(int personId, Instant now, CancellationToken cancel = default)
    {
        var from = now - LongestWeek;
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var held = await context.Bookings.AsNoTracking()
            .Where(booking => booking.UserId == personId && booking.StartTime > from
                && (booking.Status == BookingStatus.Confirmed || booking.Status == BookingStatus.Pending)
                && (booking.ExpiresAt == null || booking.ExpiresAt > now))
            .Select(booking => new { booking.Id, booking.FacilityId, booking.StartTime, booking.EndTime })
            .ToListAsync(cancel);
        return new PersonLoad(held.ConvertAll(row => new HeldBooking(row.Id, row.FacilityId, new TimeSlot(row.StartTime, row.EndTime))));
    }
}
