using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Bookings.Writing;

/// <summary>What every verb has at hand.</summary>
internal sealed record Desk(
    StatementSender Sender, BookingReader Reader, BookingHistory History, FacilityCatalog Catalog, BusyTimes BusyTimes, PersonLoads Loads,
    DatabaseClock Clock)
{
    internal static Desk Of(
        IDbContextFactory<PortalDbContext> contexts, FacilityCatalog catalog, BusyTimes busyTimes, PersonLoads loads, DatabaseClock clock) => new(
        new StatementSender(contexts), new BookingReader(contexts), new BookingHistory(new StatementSender(contexts)), catalog, busyTimes, loads, clock);

    /// <summary>What the owner holds, where a quota of the room asks for it.</summary>
    internal async Task<PersonLoad> LoadAsync(FacilityFacts? facts, int ownerId, Instant now, CancellationToken cancel) =>
        facts is { Limits.HasQuota: true } ? await Loads.OfAsync(ownerId, now, cancel) : PersonLoad.None;

    /// <summary>Who holds a slot of a room, one booking left out, as the viewer may see it.</summary>
    internal async Task<IReadOnlyList<BusyTime>> BlockersAsync(
        FacilityFacts facts, TimeSlot wanted, Viewer viewer, BookingDetails? except, CancellationToken cancel)
    {
        var blocked = wanted.Widen(Duration.FromMinutes(facts.Facility.BufferBefore), Duration.FromMinutes(facts.Facility.BufferAfter));
        var busy = await BusyTimes.OfAsync([facts.Facility.Id], wanted, viewer, cancel);
        return [.. busy.Where(held => held.Blocked.Overlaps(blocked) && !(held.BookingId is { } id && id == except?.Id))];
    }

    /// <summary>What happened to a booking since it was seen, as the answer to a request that came too late.</summary>
    internal async Task<BookingOutcome> StaleAsync(StaleReason what, long bookingId, Instant seen, CancellationToken cancel) =>
        new BookingOutcome.Stale(what) { Since = await History.SinceAsync(bookingId, seen, cancel) };

    /// <summary>Gives the slots of requests back whose time is over; how many.</summary>
    /// <param name="facilityId">Null for all facilities.</param>
    internal async Task<int> ExpireAsync(int? facilityId, CancellationToken cancel) => await Sender.SendAsync(
        CancelStatement.Expire, new StatementValues().With("facility", facilityId), new Sending(), row => (object)row.GetInt32(0), cancel) is int count ? count : 0;
}
