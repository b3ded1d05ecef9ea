using System.Text.Json;
using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Database;
using BookingPortal.Facilities.Changing;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Facilities.Managers;

/// <summary>
/// Makes people staff of an area and takes that away again; for admins. Each change is one transaction with its line in the
/// administration's log, and changes the person's security stamp: pages that are open sign out, and their next write is refused.
/// </summary>
public sealed partial class ManagerService(
    IDbContextFactory<PortalDbContext> contexts, FacilityReader facilities, FacilityCatalog catalog, CurrentUser user,
    ILogger<ManagerService> logger)
{
    /// <summary>Rights in one answer of the list.</summary>
    public const int MostLines = 1_000;

    /// <summary>Rights of one person.</summary>
    public const int MostRights = 40;

    private const int MostTries = 3;

    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<ManagerList> ListAsync(CancellationToken cancel = default)
    {
        // Asks for the right as well.
        var choices = await facilities.ChoicesAsync(cancel);
        var rooms = (await catalog.AllAsync(cancel)).Select(facts => facts.Facility).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = await (
            from right in context.ManagerRights.AsNoTracking()
            join person in context.Users on right.UserId equals person.Id
            orderby person.FullName, person.Id, right.Place, right.Building, right.FacilityId
            select new
            {
                Right = right,
                person.FullName,
                person.Email,
                person.LockedAt,
                Facility = context.Facilities.Where(one => one.Id == right.FacilityId).Select(one => one.Name).FirstOrDefault(),
            }).Take(MostLines + 1).ToListAsync(cancel);
        var lines = rows.Take(MostLines).Select(row => new ManagerLine(
            row.Right.Id, row.Right.UserId, row.FullName, row.Email!, row.LockedAt is not null, row.Right.Area, row.Facility, row.Right.GivenAt,
            rooms.Count(room => row.Right.Area.Covers(room.Id, room.Place, room.Building))));
        return new ManagerList([.. lines], rows.Count <= MostLines, choices, [.. rooms.Select(room => (room.Id, room.Name, room.Place))]);
    }

    /// <summary>Makes a person staff of an area.</summary>
    public Task<ManagerOutcome> GiveAsync(int personId, ManagedArea area, CancellationToken cancel = default) =>
        RunAsync((context, caller) => GiveAsync(context, caller, personId, area, cancel), cancel);

    /// <summary>Takes one right away.</summary>
    public Task<ManagerOutcome> TakeAsync(int rightId, CancellationToken cancel = default) =>
        RunAsync((context, caller) => TakeAsync(context, caller, rightId, cancel), cancel);

    private static async Task<ManagerOutcome> GiveAsync(PortalDbContext context, Caller caller, int personId, ManagedArea area, CancellationToken cancel)
    {
        if (!await ExistsAsync(context, area, cancel))
        {
            return new ManagerOutcome.NoSuchArea();
        }

        // The person's row is the lock: two who give at once come one after the other.
        if (!await HoldAsync(context, personId, cancel))
        {
            return new ManagerOutcome.NoSuchPerson();
        }

        var rights = await context.ManagerRights.AsNoTracking().Where(right => right.UserId == personId).ToListAsync(cancel);
        if (rights.FirstOrDefault(right => right.Area == area) is { } known)
        {
            return new ManagerOutcome.Given(known.Id);
        }

        if (rights.Count >= MostRights)
        {
            return new ManagerOutcome.TooMany(MostRights);
        }

        var given = new ManagerRight(personId, area);
        context.Add(given);
        await RememberAsync(context, caller, personId, "manager_right_given", old: null, area, cancel);
        return new ManagerOutcome.Given(given.Id);
    }

    private static async Task<ManagerOutcome> TakeAsync(PortalDbContext context, Caller caller, int rightId, CancellationToken cancel)
    {
        var owner = await context.ManagerRights.Where(right => right.Id == rightId).Select(right => (int?)right.UserId).SingleOrDefaultAsync(cancel);
        if (owner is not { } personId || !await HoldAsync(context, personId, cancel)
            || await context.ManagerRights.SingleOrDefaultAsync(right => right.Id == rightId, cancel) is not { } right)
        {
            return new ManagerOutcome.Taken();
        }

        context.Remove(right);
        await RememberAsync(context, caller, personId, "manager_right_taken", right.Area, @new: null, cancel);
        return new ManagerOutcome.Taken();
    }

    private static async Task RememberAsync(
        PortalDbContext context, Caller caller, int personId, string action, ManagedArea? old, ManagedArea? @new, CancellationToken cancel)
    {
        context.AdminAuditLog.Add(new AdminAuditEntry("person", FormattableString.Invariant($"{personId}"), action, caller)
        {
            OldValues = old is null ? null : Values(old),
            NewValues = @new is null ? null : Values(@new),
        });
        await context.SaveChangesAsync(cancel);
        var (stamp, version) = ($"{Guid.NewGuid():N}{Guid.NewGuid():N}", $"{Guid.NewGuid()}");
        await context.Users.Where(person => person.Id == personId).ExecuteUpdateAsync(
            person => person.SetProperty(one => one.SecurityStamp, stamp).SetProperty(one => one.ConcurrencyStamp, version), cancel);
    }

    private static Task<bool> ExistsAsync(PortalDbContext context, ManagedArea area, CancellationToken cancel) => context.Facilities.AnyAsync(
        one => area.FacilityId != null ? one.Id == area.FacilityId : one.Place == area.Place && (area.Building == null || one.Building == area.Building), cancel);

    private static async Task<bool> HoldAsync(PortalDbContext context, int personId, CancellationToken cancel) =>
        await context.Database.SqlQuery<int>($"""SELECT id AS "Value" FROM users WHERE id = {personId} FOR UPDATE""").ToListAsync(cancel) is [_];

    private static string Values(ManagedArea area) =>
        JsonSerializer.Serialize(new { facility_id = area.FacilityId, place = area.Place, building = area.Building });

    private async Task<ManagerOutcome> RunAsync(Func<PortalDbContext, Caller, Task<ManagerOutcome>> change, CancellationToken cancel)
    {
        if (await user.ViewerAsync() is not { IsAdmin: true })
        {
            return new ManagerOutcome.NotAllowed();
        }

        for (var tried = 1; ; tried++)
        {
            try
            {
                return await TryAsync(change, cancel);
            }
            catch (Exception fault) when (PostgresFaults.Of(fault) is { } meaning)
            {
                if (meaning == PostgresFault.RolledBack && tried < MostTries)
                {
                    continue;
                }

                Log.GaveUp(logger, fault);
                return new ManagerOutcome.TryAgain();
            }
        }
    }

    private async Task<ManagerOutcome> TryAsync(Func<PortalDbContext, Caller, Task<ManagerOutcome>> change, CancellationToken cancel)
    {
        var caller = await user.CallerAsync();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        if (!await AdminRights.HoldAsync(context, caller, cancel))
        {
            return new ManagerOutcome.NotAllowed();
        }

        var outcome = await change(context, caller);
        await transaction.CommitAsync(cancel);
        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(2102, LogLevel.Warning, "A right of a delegated manager could not be given or taken")]
        public static partial void GaveUp(ILogger logger, Exception fault);
    }
}
