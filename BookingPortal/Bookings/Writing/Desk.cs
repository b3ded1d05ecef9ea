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
    /// <param name="facts">Null where the room is no longer in use: who holds it is not told then.</param>
    internal async Task<IReadOnlyList<BusyTime>> BlockersAsync(
        FacilityFacts? facts, TimeSlot wanted, Viewer viewer, BookingDetails? except, CancellationToken cancel)
    {
        if (facts is null)
        {
            return [];
        }

        var blocked = wanted.Widen(Duration.FromMinutes(facts.Facility.BufferBefore), Duration.FromMinutes(facts.Facility.BufferAfter));
        var busy = await BusyTimes.OfAsync([facts.Facility.Id], wanted, viewer, cancel);
        return [.. busy.Where(held => held.Blocked.Overlaps(blocked) && !(held.BookingId is { } id && id == except?.Id))];
    }

    /// <summary>What happened to a booking since it was seen, as the answer to a request that came too late.</summary>
    /// <param name="seen">Null where the person named no version: the last change is told.</param>
    internal async Task<BookingOutcome> StaleAsync(StaleReason what, long bookingId, Instant? seen, CancellationToken cancel) =>
        new BookingOutcome.Stale(what)
        {
            Since = seen is { } version ? await History.SinceAsync(bookingId, version, cancel) : await History.LatestAsync(bookingId, cancel),
        };

    /// <summary>
    /// Sends a statement that changes a booking. What a constraint says it says for certain, as the statement itself does:
    /// what is asked after this cannot leave anything in doubt.
    /// </summary>
    internal async Task<WriteAnswer> WriteAsync(
        string statement, StatementValues values, Sending sending, CancellationToken cancel, params IReadOnlyList<AdvisoryLock> locks)
    {
        WriteAnswer answer;
        try
        {
            answer = (await Sender.SendAsync(statement, values, sending, WriteAnswer.Read, cancel, locks))!;
        }
        catch (Exception exception) when (PostgresFaults.IsTaken(exception))
        {
            answer = WriteAnswer.Taken;
        }
        catch (Exception exception) when (PostgresFaults.IsKeyUsed(exception))
        {
            answer = WriteAnswer.KeyUsed;
        }

        sending.IsKnown();
        return answer;
    }

    /// <summary>Gives the slots of requests back whose time is over; how many.</summary>
    /// <param name="facilityId">Null for all facilities.</param>
    internal async Task<int> ExpireAsync(int? facilityId, CancellationToken cancel) => await Sender.SendAsync(
        CancelStatement.Expire, new StatementValues().With("facility", facilityId), new Sending(), row => (object)row.GetInt32(0), cancel) is int count ? count : 0;
}
