using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Accounts.People;

/// <summary>Makes one-time links and takes them back: one for a person, the last one counts.</summary>
internal static class LinkVerb
{
    internal static readonly Duration InvitationLasts = Duration.FromDays(7);

    internal static readonly Duration ResetLasts = Duration.FromHours(1);

    internal static async Task<PersonOutcome> MakeAsync(PersonDesk desk, int id)
    {
        if (await desk.FindAsync(id) is not { } person)
        {
            return new PersonOutcome.NotFound();
        }

        if (person.LockedAt is not null)
        {
            return new PersonOutcome.IsLocked();
        }

        var purpose = person.PasswordHash is null ? LinkPurpose.Invitation : LinkPurpose.PasswordReset;
        var token = LinkToken.Make();
        var expires = desk.Now + (purpose == LinkPurpose.Invitation ? InvitationLasts : ResetLasts);
        await desk.Context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO account_links (user_id, purpose, token_hash, expires_at)
            VALUES ({id}, {Name(purpose)}, {LinkToken.HashOf(token)}, {expires.ToDateTimeUtc()})
            ON CONFLICT (user_id) DO UPDATE SET purpose = excluded.purpose, token_hash = excluded.token_hash, expires_at = excluded.expires_at, created_at = now()
            """,
            desk.Cancel);
        desk.Audit(id, "link_made", after: new { purpose = Name(purpose), expires_at = expires.ToString("uuuu-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) });
        return new PersonOutcome.LinkMade(id, token, purpose, expires);
    }

    internal static async Task<PersonOutcome> RevokeAsync(PersonDesk desk, int id)
    {
        if (await desk.FindAsync(id) is null)
        {
            return new PersonOutcome.NotFound();
        }

        if (await desk.RevokeLinkAsync(id) > 0)
        {
            desk.Audit(id, "link_revoked");
        }

        return new PersonOutcome.Saved(id);
    }

    internal static string Name(LinkPurpose purpose) => purpose == LinkPurpose.Invitation ? "invitation" : "password_reset";
}
