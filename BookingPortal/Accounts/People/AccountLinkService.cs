using BookingPortal.Audit;
using BookingPortal.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts.People;

/// <summary>
/// Lets whoever holds a one-time link choose a password. Open to everybody: the link is the right. It works once, and what
/// it opened is in the log; a second factor that the person has stays asked for.
/// </summary>
public sealed partial class AccountLinkService(
    IDbContextFactory<PortalDbContext> contexts, IPasswordHasher<PortalUser> hasher, CallerOrigin origin, ILogger<AccountLinkService> log)
{
    private readonly ILogger _log = log;

    /// <summary>Whom the link belongs to; null where it is void.</summary>
    public async Task<LinkedPerson?> FindAsync(string? token, CancellationToken cancel = default)
    {
        if (LinkToken.HashOf(token) is not { } hash)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancel);
        var open = await context.Database.SqlQuery<OpenRow>(
            $"""
            SELECT l.user_id AS "PersonId", l.purpose AS "Purpose", u.full_name AS "FullName", coalesce(u.email, '') AS "Email",
                ARRAY (SELECT r.name FROM user_roles ur JOIN roles r ON r.id = ur.role_id WHERE ur.user_id = u.id) AS "Roles"
            FROM account_links l JOIN users u ON u.id = l.user_id
            WHERE l.token_hash = {hash} AND l.expires_at > clock_timestamp() AND u.locked_at IS NULL
            """).ToListAsync(cancel);
        return open is [var row]
            ? new LinkedPerson(
                row.FullName, row.Email, PersonDesk.HighestOf(row.Roles),
                row.Purpose == LinkVerb.Name(LinkPurpose.Invitation) ? LinkPurpose.Invitation : LinkPurpose.PasswordReset)
            : null;
    }

    /// <summary>Sets the password, uses the link up and ends every sign-in of the person.</summary>
    public async Task<ChoosePasswordOutcome> ChooseAsync(string? token, string password, CancellationToken cancel = default)
    {
        if (await FindAsync(token, cancel) is not { } linked || LinkToken.HashOf(token) is not { } hash)
        {
            return new ChoosePasswordOutcome.LinkIsVoid();
        }

        if (PasswordRules.Judge(password, linked.Role) is { Count: > 0 } faults)
        {
            return new ChoosePasswordOutcome.Refused(faults, linked.Role);
        }

        await using var context = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        var used = await context.Database.SqlQuery<int>(
            $"""DELETE FROM account_links WHERE token_hash = {hash} AND expires_at > clock_timestamp() RETURNING user_id AS "Value" """).ToListAsync(cancel);
        if (used is not [var id])
        {
            return new ChoosePasswordOutcome.LinkIsVoid();
        }

        await context.Database.SqlQuery<int>($"""SELECT id AS "Value" FROM users WHERE id = {id} FOR UPDATE""").ToListAsync(cancel);
        var person = await context.Users.SingleAsync(one => one.Id == id, cancel);
        if (person.LockedAt is not null)
        {
            return new ChoosePasswordOutcome.LinkIsVoid();
        }

        person.PasswordHash = hasher.HashPassword(person, password);
        (person.AccessFailedCount, person.LockoutEnd, person.EmailConfirmed) = (0, null, true);
        PersonDesk.EndSignIns(person);
        PersonDesk.Touch(person);
        context.AdminAuditLog.Add(PersonDesk.Entry(
            new Caller(id, null) { IpAddress = origin.IpAddress, UserAgent = origin.UserAgent, TraceId = System.Diagnostics.Activity.Current?.TraceId.ToHexString() },
            id, "password_chosen", after: new { by = LinkVerb.Name(linked.Purpose) }));
        await context.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        Log.Chosen(_log, id, origin.IpAddress);
        return new ChoosePasswordOutcome.Chosen();
    }

    private sealed record OpenRow(int PersonId, string Purpose, string FullName, string Email, string[] Roles);

    private static partial class Log
    {
        [LoggerMessage(3102, LogLevel.Information, "Person {PersonId} chose a password by a one-time link from {Address}")]
        public static partial void Chosen(ILogger log, int personId, System.Net.IPAddress? address);
    }
}
