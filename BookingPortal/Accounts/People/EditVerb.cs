using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts.People;

/// <summary>Adds people and changes what is said of them.</summary>
internal static class EditVerb
{
    internal static async Task<PersonOutcome> AddAsync(PersonDesk desk, PersonFields wanted, bool isDemo)
    {
        if (await FaultsAsync(desk, wanted, isDemo, except: null) is { Count: > 0 } faults)
        {
            return new PersonOutcome.Refused(faults);
        }

        var person = New(desk, wanted);
        await desk.Context.SaveChangesAsync(desk.Cancel);
        await desk.GrantAsync(person.Id, wanted.Role);
        desk.Audit(person.Id, "added", after: Values(wanted));
        return new PersonOutcome.Saved(person.Id);
    }

    internal static async Task<PersonOutcome> EditAsync(PersonDesk desk, PersonChange.Edit asked, bool isDemo)
    {
        if (await desk.FindAsync(asked.Id) is not { } person)
        {
            return new PersonOutcome.NotFound();
        }

        var (wanted, stands) = (asked.Wanted.Tidied(), PersonFields.Of(person, await desk.RoleOfAsync(asked.Id)));
        if (stands == wanted)
        {
            return new PersonOutcome.Saved(asked.Id);
        }

        if (stands != asked.Seen)
        {
            return await StaleAsync(desk, asked.Id, stands);
        }

        if (wanted.Role != stands.Role && asked.Id == desk.Caller.PersonId)
        {
            return new PersonOutcome.NotOnYourself();
        }

        if (await FaultsAsync(desk, wanted, isDemo, except: asked.Id) is { Count: > 0 } faults)
        {
            return new PersonOutcome.Refused(faults);
        }

        desk.Name(person, wanted);
        PersonDesk.Touch(person);
        if (wanted.Email != stands.Email)
        {
            // What was sent to the old address opens nothing any more.
            await desk.RevokeLinkAsync(asked.Id);
        }

        if (wanted.Role != stands.Role)
        {
            await desk.GrantAsync(asked.Id, wanted.Role);
        }

        // His own sign-in stays as it is: an admin who corrects his name is not thrown out.
        if (asked.Id != desk.Caller.PersonId && (wanted.Role != stands.Role || wanted.Email != stands.Email))
        {
            PersonDesk.EndSignIns(person);
        }

        var (before, after) = (Values(stands), Values(wanted));
        var changed = before.Keys.Where(key => !Equals(before[key], after[key])).ToHashSet();
        desk.Audit(
            asked.Id, wanted.Role == stands.Role ? "changed" : "role_changed",
            before.Where(one => changed.Contains(one.Key)).ToDictionary(), after.Where(one => changed.Contains(one.Key)).ToDictionary());
        return new PersonOutcome.Saved(asked.Id);
    }

    /// <summary>Whoever adds a person vouches for the address.</summary>
    internal static PortalUser New(PersonDesk desk, PersonFields wanted)
    {
        var person = new PortalUser { FullName = wanted.FullName, EmailConfirmed = true, LockoutEnabled = true };
        desk.Name(person, wanted);
        PersonDesk.EndSignIns(person);
        PersonDesk.Touch(person);
        desk.Context.Users.Add(person);
        return person;
    }

    internal static Dictionary<string, string?> Values(PersonFields fields) => new()
    {
        ["full_name"] = fields.FullName,
        ["email"] = fields.Email,
        ["role"] = fields.Role,
        ["home_place"] = fields.HomePlace,
    };

    private static async Task<IReadOnlyList<PersonFault>> FaultsAsync(PersonDesk desk, PersonFields wanted, bool isDemo, int? except)
    {
        var faults = PersonRules.Judge(wanted, isDemo);
        var email = desk.NormalizedEmail(wanted.Email);
        return faults.Count == 0 && await desk.Context.Users.AnyAsync(one => one.NormalizedEmail == email && one.Id != except, desk.Cancel)
            ? [new PersonFault(PersonField.Email, PersonFaultCode.EmailTaken)] : faults;
    }

    private static async Task<PersonOutcome> StaleAsync(PersonDesk desk, int id, PersonFields stands)
    {
        var subjectId = FormattableString.Invariant($"{id}");
        var last = await desk.Context.AdminAuditLog.Where(one => one.Subject == PersonDesk.Subject && one.SubjectId == subjectId)
            .OrderByDescending(one => one.ChangedAt)
            .Select(one => new { one.ChangedAt, By = desk.Context.Users.Where(person => person.Id == one.ChangedBy).Select(person => person.FullName).FirstOrDefault() })
            .FirstOrDefaultAsync(desk.Cancel);
        return new PersonOutcome.Stale(stands, last?.By, last?.ChangedAt);
    }
}
