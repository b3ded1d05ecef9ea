using System.Linq.Expressions;
using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>The bookings that the signed-in person owns or made for somebody else; nobody else's are ever read.</summary>
public sealed class MyBookingsService(IDbContextFactory<PortalDbContext> contexts, CurrentUser user, DatabaseClock clock)
{
    /// <summary>How many rows one call gives at most.</summary>
    public const int PageSize = 50;

    /// <summary>Running and future ones, confirmed and pending, the earliest first: a running one stands on top.</summary>
    public Task<IReadOnlyList<MyBooking>> UpcomingAsync(int skip = 0, CancellationToken cancel = default) => ListAsync(
        // No booking is longer than 24 hours: what began earlier has ended, and the index need not be read from the first booking on.
        (mine, now) => mine.Where(booking => booking.EndTime > now && booking.StartTime > now - BookingRules.Longest && booking.Status != BookingStatus.Cancelled)
            .OrderBy(booking => booking.StartTime).ThenBy(booking => booking.Id),
        skip, cancel);

    /// <summary>Ended ones, the latest first.</summary>
    public Task<IReadOnlyList<MyBooking>> PastAsync(int skip = 0, CancellationToken cancel = default) => ListAsync(
        (mine, now) => mine.Where(booking => booking.EndTime <= now && booking.Status != BookingStatus.Cancelled)
            .OrderByDescending(booking => booking.StartTime).ThenByDescending(booking => booking.Id),
        skip, cancel);

    /// <summary>Cancelled ones, the latest start first.</summary>
    public Task<IReadOnlyList<MyBooking>> CancelledAsync(int skip = 0, CancellationToken cancel = default) => ListAsync(
        (mine, _) => mine.Where(booking => booking.Status == BookingStatus.Cancelled)
            .OrderByDescending(booking => booking.StartTime).ThenByDescending(booking => booking.Id),
        skip, cancel);

    /// <summary>The booking that runs or comes next, or null.</summary>
    public async Task<MyBooking?> NextAsync(CancellationToken cancel = default) =>
        await UpcomingAsync(0, cancel) is [var next, ..] ? next : null;

    private async Task<IReadOnlyList<MyBooking>> ListAsync(
        Func<IQueryable<Booking>, Instant, IQueryable<Booking>> choose, int skip, CancellationToken cancel)
    {
        var me = (await user.ViewerAsync()).Id;
        var now = await clock.NowAsync(cancel);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var mine = context.Bookings.AsNoTracking().Where(booking => booking.UserId == me || booking.CreatedBy == me);
        var rows = await choose(mine, now).Skip(skip).Take(PageSize).Select(Projection(context)).ToListAsync(cancel);
        return rows.ConvertAll(row => row.For(me));
    }

    private static Expression<Func<Booking, Row>> Projection(PortalDbContext context) => booking => new Row(
        booking.Id, booking.FacilityId, booking.Facility.Name, booking.Facility.Location, booking.Facility.TimeZone,
        booking.StartTime, booking.EndTime, booking.Title, booking.AttendeeCount, booking.ExternalMeetingUrl, booking.IsPrivate,
        booking.Status, booking.UserId, booking.User.FullName, booking.CreatedBy == null ? null : booking.CreatedByUser!.FullName,
        context.Users.Where(person => person.Id == booking.CancelledBy).Select(person => person.FullName).FirstOrDefault(),
        booking.CancelledAt, booking.CancellationReason, booking.ExpiresAt, booking.UpdatedAt);

    private sealed record Row(
        long Id, int FacilityId, string FacilityName, string Location, string TimeZone, Instant Start, Instant End, string Title,
        int AttendeeCount, string? Url, bool IsPrivate, BookingStatus Status, int OwnerId, string Owner, string? BookedBy,
        string? CancelledBy, Instant? CancelledAt, string? CancellationReason, Instant? ExpiresAt, Instant Version)
    {
        internal MyBooking For(int me) => new(
            Id, FacilityId, FacilityName, Location, FacilityClock.OfRow(TimeZone), new TimeSlot(Start, End), Title, AttendeeCount, Url,
            IsPrivate, Status, OwnerId == me ? null : Owner, OwnerId == me ? BookedBy : null, CancelledBy, CancelledAt, CancellationReason, ExpiresAt, Version);
    }
}
