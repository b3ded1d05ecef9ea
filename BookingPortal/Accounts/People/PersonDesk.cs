using System.Security.Cryptography;
using System.Text.Json;
using BookingPortal.Audit;
using BookingPortal.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Accounts.People;

/// <summary>What the verbs share: one transaction, the person who asks, the locks, the log.</summary>
internal sealed class PersonDesk(PortalDbContext context, ILookupNormalizer normalizer, Caller caller, Instant now, CancellationToken cancel)
{
    /// <summary>The kind of thing, as the administration's log names it.</summary>
    internal const string Subject = "person";

    internal PortalDbContext Context => context;

    internal Caller Caller => caller;

    internal Instant Now => now;

    internal CancellationToken Cancel => cancel;

    internal Task<bool> MayAsync() => AdminRights.HoldAsync(context, caller, cancel);

    /// <summary>The person, locked and tracked; null where there is none.</summary>
    internal async Task<PortalUser?> FindAsync(int id)
    {
        await context.Database.SqlQuery<int>($"""SELECT id AS "Value" FROM users WHERE id = {id} FOR UPDATE""").ToListAsync(cancel);
        return await context.Users.SingleOrDefaultAsync(one => one.Id == id, cancel);
    }

    /// <summary>The highest role of the person.</summary>
    internal async Task<string> RoleOfAsync(int id)
    {
        var held = await (from one in context.UserRoles where one.UserId == id join role in context.Roles on one.RoleId equals role.Id select role.Name!).ToListAsync(cancel);
        return HighestOf(held);
    }

    internal static string HighestOf(IEnumerable<string> roles) => RoleNames.All.LastOrDefault(roles.Contains) ?? RoleNames.Employee;

    /// <summary>This role and no other.</summary>
    internal async Task GrantAsync(int personId, string role)
    {
        var roles = await context.Roles.AsNoTracking().ToListAsync(cancel);
        context.UserRoles.RemoveRange(await context.UserRoles.Where(one => one.UserId == personId).ToListAsync(cancel));
        await context.SaveChangesAsync(cancel);
        context.UserRoles.Add(new IdentityUserRole<int> { UserId = personId, RoleId = roles.Single(one => one.Name == role).Id });
    }

    internal void Name(PortalUser person, PersonFields fields)
    {
        (person.FullName, person.HomePlace) = (fields.FullName, fields.HomePlace);
        (person.Email, person.UserName) = (fields.Email, fields.Email);
        (person.NormalizedEmail, person.NormalizedUserName) = (NormalizedEmail(fields.Email), normalizer.NormalizeName(fields.Email));
    }

    internal string NormalizedEmail(string email) => normalizer.NormalizeEmail(email);

    /// <summary>Ends every sign-in of the person.</summary>
    internal static void EndSignIns(PortalUser person) => person.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));

    /// <summary>
    /// Identity writes whole rows: what it read before this change must not be written over it, and by this it is refused.
    /// </summary>
    internal static void Touch(PortalUser person) => person.ConcurrencyStamp = Guid.NewGuid().ToString();

    internal Task<int> RevokeLinkAsync(int personId) =>
        context.Database.ExecuteSqlAsync($"DELETE FROM account_links WHERE user_id = {personId}", cancel);

    /// <summary>The row of the log, in the same transaction.</summary>
    internal void Audit(int id, string action, object? before = null, object? after = null) =>
        context.AdminAuditLog.Add(Entry(caller, id, action, before, after));

    internal static AdminAuditEntry Entry(Caller by, int id, string action, object? before = null, object? after = null) =>
        new(Subject, FormattableString.Invariant($"{id}"), action, by)
        {
            OldValues = before is null ? null : JsonSerializer.Serialize(before),
            NewValues = after is null ? null : JsonSerializer.Serialize(after),
        };
}
