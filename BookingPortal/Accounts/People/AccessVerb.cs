using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts.People;

/// <summary>Takes access away and gives it back.</summary>
internal static class AccessVerb
{
    internal static async Task<PersonOutcome> LockAsync(PersonDesk desk, int id, bool hasLeft)
    {
        if (id == desk.Caller.PersonId)
        {
            return new PersonOutcome.NotOnYourself();
        }

        if (await desk.FindAsync(id) is not { } person)
        {
            return new PersonOutcome.NotFound();
        }

        if (person.LockedAt is not null && (person.LeftAt is not null || !hasLeft))
        {
            return new PersonOutcome.Saved(id);
        }

        person.LockedAt ??= desk.Now;
        person.LeftAt = hasLeft ? desk.Now : person.LeftAt;
        PersonDesk.EndSignIns(person);
        PersonDesk.Touch(person);
        await desk.RevokeLinkAsync(id);
        desk.Audit(id, hasLeft ? "left" : "locked");
        return new PersonOutcome.Saved(id);
    }

    internal static async Task<PersonOutcome> UnlockAsync(PersonDesk desk, int id)
    {
        if (await desk.FindAsync(id) is not { } person)
        {
            return new PersonOutcome.NotFound();
        }

        if (person is { LockedAt: null, LeftAt: null, LockoutEnd: null, AccessFailedCount: 0 })
        {
            return new PersonOutcome.Saved(id);
        }

        var hadLeft = person.LeftAt is not null;
        (person.LockedAt, person.LeftAt, person.LockoutEnd, person.AccessFailedCount) = (null, null, null, 0);
        PersonDesk.EndSignIns(person);
        PersonDesk.Touch(person);
        desk.Audit(id, hadLeft ? "came_back" : "unlocked");
        return new PersonOutcome.Saved(id);
    }

    internal static async Task<PersonOutcome> SignOutAsync(PersonDesk desk, int id)
    {
        if (await desk.FindAsync(id) is not { } person)
        {
            return new PersonOutcome.NotFound();
        }

        PersonDesk.EndSignIns(person);
        PersonDesk.Touch(person);
        desk.Audit(id, "signed_out_everywhere");
        return new PersonOutcome.Saved(id);
    }

    /// <summary>One's own is taken away in the profile, where the password is asked.</summary>
    internal static async Task<PersonOutcome> ResetSecondFactorAsync(PersonDesk desk, int id)
    {
        if (id == desk.Caller.PersonId)
        {
            return new PersonOutcome.NotOnYourself();
        }

        if (await desk.FindAsync(id) is not { } person)
        {
            return new PersonOutcome.NotFound();
        }

        var passkeys = await desk.Context.Database.ExecuteSqlAsync($"DELETE FROM user_passkeys WHERE user_id = {id}", desk.Cancel);
        await desk.Context.Database.ExecuteSqlAsync($"DELETE FROM recovery_codes WHERE user_id = {id}", desk.Cancel);
        await desk.Context.Database.ExecuteSqlAsync($"DELETE FROM authenticators WHERE user_id = {id}", desk.Cancel);
        var hadAuthenticator = person.TwoFactorEnabled;
        person.TwoFactorEnabled = false;
        PersonDesk.EndSignIns(person);
        PersonDesk.Touch(person);
        desk.Audit(id, "second_factor_reset", before: new { authenticator = hadAuthenticator, passkeys });
        return new PersonOutcome.Saved(id);
    }
}
