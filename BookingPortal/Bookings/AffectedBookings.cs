using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>
/// Which bookings to come a change of hours, closures, seats, limits or use would break (ADM2), judged by the very rules
/// that a booking is judged by: named is what the change breaks, not what was broken before. For admins.
/// </summary>
public sealed class AffectedBookings(IDbContextFactory<PortalDbContext> contexts, BookingService bookings, CurrentUser user, DatabaseClock clock)
{
    /// <summary>Bookings that one answer names.</summary>
    public const int Most = 2_000;

    private const int MostRead = 500_000;

    /// <summary>Rules that hold for a booking as long as it stands; notice and quotas are asked when it is made.</summary>
    private static readonly RefusalCode[] Standing =
    [
        RefusalCode.OutsideOpeningHours, RefusalCode.DuringClosure, RefusalCode.MoreThanCapacity,
        RefusalCode.TooShort, RefusalCode.TooLong, RefusalCode.BeyondWindow, RefusalCode.FacilityNotInUse,
    ];

    /// <summary>The bookings that have not ended and would no longer keep the rules.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<AffectedList> FindAsync(IReadOnlyCollection<FactsChange> changes, CancellationToken cancel = default)
    {
        if (await user.ViewerAsync() is not { IsAdmin: true })
        {
            throw new UnauthorizedAccessException("Only admins may ask what a change of rules breaks.");
        }

        var byId = changes.Where(change => change.Before is not null).ToDictionary(change => change.FacilityId);
        if (byId.Count == 0)
        {
            return new AffectedList([], IsComplete: true);
        }

        var now = await clock.NowAsync(cancel);
        var ids = byId.Keys.ToArray();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = context.Bookings.AsNoTracking()
            .Where(one => ids.Contains(one.FacilityId) && one.EndTime > now && one.StartTime > now - BookingRules.Longest
                && (one.Status == BookingStatus.Confirmed || one.Status == BookingStatus.Pending))
            .OrderBy(one => one.StartTime).ThenBy(one => one.Id).Take(MostRead)
            .Select(one => new { one.Id, one.FacilityId, one.StartTime, one.EndTime, one.AttendeeCount, one.Title, Owner = one.User.FullName })
            .AsAsyncEnumerable();
        var (found, read) = (new List<AffectedBooking>(), 0);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            read++;
            var change = byId[row.FacilityId];
            var slot = new TimeSlot(row.StartTime, row.EndTime);
            var because = Broken(change.After, slot, row.AttendeeCount, now);
            if (because.Count == 0 || because.ExceptBy(Broken(change.Before, slot, row.AttendeeCount, now).Select(Rule), Rule).ToList() is not { Count: > 0 } broken)
            {
                continue;
            }

            if (found.Count == Most)
            {
                return new AffectedList(found, IsComplete: false);
            }

            found.Add(new AffectedBooking(row.Id, row.FacilityId, change.Before!.Facility.Name, change.Before.Clock, slot, row.Title, row.Owner, broken));
        }

        return new AffectedList(found, read < MostRead);
    }

    /// <summary>Cancels them one by one as staff do: each owner is told the reason, each has its own row of history.</summary>
    /// <param name="reason">Required.</param>
    public async Task<CancelledForChange> CancelAsync(IEnumerable<long> bookingIds, string reason, CancellationToken cancel = default)
    {
        var (cancelled, standing) = (0, 0);
        foreach (var id in bookingIds)
        {
            var outcome = await bookings.CancelAsync(new CancelRequest(id, Guid.NewGuid(), reason), cancel);
            _ = outcome is BookingOutcome.Cancelled ? cancelled++ : standing++;
        }

        return new CancelledForChange(cancelled, standing);
    }

    private static (RefusalCode, RuleSource) Rule(Refusal refusal) => (refusal.Code, refusal.Source);

    /// <param name="facts">Null where the room is out of use.</param>
    private static List<Refusal> Broken(FacilityFacts? facts, TimeSlot slot, int attendees, Instant now) =>
        [
            .. BookingRules.Judge(new BookingRequest(facts?.Facility.Id ?? 0, slot.Start, slot.End, "Standing", Guid.Empty) { AttendeeCount = attendees }, facts, now)
                .Where(refusal => Standing.Contains(refusal.Code)),
        ];
}
