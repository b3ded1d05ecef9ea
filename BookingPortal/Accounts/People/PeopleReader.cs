using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Accounts.People;

/// <summary>What the administration reads of people. For admins alone; no secret is ever read.</summary>
public sealed class PeopleReader(IDbContextFactory<PortalDbContext> contexts, CurrentUser user, DatabaseClock clock)
{
    /// <summary>People on one page of the list.</summary>
    public const int PageSize = 50;

    /// <summary>People in one file.</summary>
    public const int MostExported = 100_000;

    private const int MostEvents = 50;

    private const int LongestText = 100;

    /// <summary>One page, by name: from the first, or behind or before <paramref name="cursor"/>.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<PeopleList> ListAsync(PeopleFilter filter, PeopleCursor? cursor = null, CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var found = PeopleQuery.Of(context, filter, LongestText);
        var count = await found.CountAsync(cancel);
        var rows = await PeopleQuery.Lines(context, PeopleQuery.From(found, cursor).Take(PageSize + 1)).ToListAsync(cancel);
        var hasMore = rows.Count > PageSize;
        rows = [.. rows.Take(PageSize)];
        var isBackwards = cursor is { IsBackwards: true };
        if (isBackwards)
        {
            rows.Reverse();
        }

        var hasBefore = isBackwards ? hasMore : cursor is not null;
        var hasAfter = isBackwards || hasMore;
        return new PeopleList(
            rows.ConvertAll(row => row.ToLine()), count,
            hasBefore && rows is [var first, ..] ? new PeopleCursor(first.SortName, first.Id, IsBackwards: true) : null,
            hasAfter && rows is [.., var last] ? new PeopleCursor(last.SortName, last.Id) : null);
    }

    /// <summary>One person; null where there is none.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<PersonSheet?> FindAsync(int id, CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        var now = await clock.NowAsync(cancel);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await PeopleQuery.Lines(context, context.Users.AsNoTracking().Where(one => one.Id == id)).SingleOrDefaultAsync(cancel) is not { } row)
        {
            return null;
        }

        var more = await context.Users.AsNoTracking().Where(one => one.Id == id).Select(one => new
        {
            one.CreatedAt,
            one.LockedAt,
            one.LeftAt,
            one.LockoutEnd,
            Passkeys = context.UserPasskeys.Count(key => key.UserId == id),
        }).SingleAsync(cancel);
        var line = row.ToLine();
        return new PersonSheet(
            id, new PersonFields { FullName = line.FullName, Email = line.Email, Role = line.Role, HomePlace = line.HomePlace },
            line.State, more.CreatedAt, row.HasPassword, line.HasSecondFactor, more.Passkeys)
        {
            LockedAt = more.LockedAt,
            LeftAt = more.LeftAt,
            GuessedUntil = more.LockoutEnd is { } end && Instant.FromDateTimeOffset(end) is var until && until > now ? until : null,
            Link = await LinkAsync(context, id, now, cancel),
            Events = await EventsAsync(context, id, cancel),
        };
    }

    /// <summary>Everybody, by name, for a file.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<IReadOnlyList<PersonLine>> ExportAsync(CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var all = PeopleQuery.From(context.Users.AsNoTracking(), cursor: null).Take(MostExported);
        return [.. (await PeopleQuery.Lines(context, all).ToListAsync(cancel)).Select(row => row.ToLine())];
    }

    private static async Task<OpenLink?> LinkAsync(PortalDbContext context, int id, Instant now, CancellationToken cancel)
    {
        var open = await context.Database.SqlQuery<LinkRow>(
            $"SELECT purpose AS \"Purpose\", expires_at AS \"ExpiresAt\" FROM account_links WHERE user_id = {id} AND expires_at > {now.ToDateTimeUtc()}").ToListAsync(cancel);
        return open is [var link]
            ? new OpenLink(link.Purpose == LinkVerb.Name(LinkPurpose.Invitation) ? LinkPurpose.Invitation : LinkPurpose.PasswordReset, Instant.FromDateTimeUtc(link.ExpiresAt))
            : null;
    }

    private static async Task<IReadOnlyList<PersonEvent>> EventsAsync(PortalDbContext context, int id, CancellationToken cancel)
    {
        var subjectId = FormattableString.Invariant($"{id}");
        return await context.AdminAuditLog.AsNoTracking().Where(one => one.Subject == PersonDesk.Subject && one.SubjectId == subjectId)
            .OrderByDescending(one => one.ChangedAt).ThenByDescending(one => one.Id).Take(MostEvents)
            .Select(one => new PersonEvent(
                one.Action, context.Users.Where(person => person.Id == one.ChangedBy).Select(person => person.FullName).FirstOrDefault(), one.ChangedAt,
                one.OldValues, one.NewValues)).ToListAsync(cancel);
    }

    private async Task RequireAdminAsync()
    {
        if (!(await user.ViewerAsync()).IsAdmin)
        {
            throw new UnauthorizedAccessException("Only admins may administer people.");
        }
    }

    private sealed record LinkRow(string Purpose, DateTime ExpiresAt);
}
