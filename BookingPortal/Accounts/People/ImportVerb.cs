using BookingPortal.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts.People;

/// <summary>Takes a file of people. It adds and never overwrites: an address that is known keeps its person (T7).</summary>
internal static class ImportVerb
{
    internal static async Task<PeoplePlan> PlanAsync(
        PortalDbContext context, ILookupNormalizer normalizer, IReadOnlyList<PersonRow> rows, bool isDemo, CancellationToken cancel)
    {
        var (faults, good, seen) = (new List<PersonFault>(), new List<(PersonRow Row, string Email)>(), new HashSet<string>());
        foreach (var row in rows.Select(row => row with { Fields = row.Fields.Tidied() }))
        {
            if (PersonRules.Judge(row.Fields, isDemo) is { Count: > 0 } broken)
            {
                faults.AddRange(broken.Select(fault => fault with { Line = row.Line }));
            }
            else if (normalizer.NormalizeEmail(row.Fields.Email) is var email && seen.Add(email))
            {
                good.Add((row, email));
            }
            else
            {
                faults.Add(new PersonFault(PersonField.Email, PersonFaultCode.Twice) { Line = row.Line });
            }
        }

        var asked = good.ConvertAll(one => one.Email);
        var known = (await context.Users.Where(one => asked.Contains(one.NormalizedEmail!)).Select(one => one.NormalizedEmail!).ToListAsync(cancel)).ToHashSet();
        return new PeoplePlan(
            [.. good.Where(one => !known.Contains(one.Email)).Select(one => one.Row)], [.. good.Where(one => known.Contains(one.Email)).Select(one => one.Row)], faults);
    }

    internal static async Task<PersonOutcome> ImportAsync(PersonDesk desk, ILookupNormalizer normalizer, IReadOnlyList<PersonRow> rows, bool isDemo)
    {
        var plan = await PlanAsync(desk.Context, normalizer, rows, isDemo, desk.Cancel);
        if (plan.Faults.Count > 0)
        {
            return new PersonOutcome.Refused(plan.Faults);
        }

        var added = plan.New.Select(row => (Person: EditVerb.New(desk, row.Fields), row.Fields)).ToList();
        await desk.Context.SaveChangesAsync(desk.Cancel);
        var roles = await desk.Context.Roles.AsNoTracking().ToDictionaryAsync(role => role.Name!, role => role.Id, desk.Cancel);
        foreach (var (person, fields) in added)
        {
            desk.Context.UserRoles.Add(new IdentityUserRole<int> { UserId = person.Id, RoleId = roles[fields.Role] });
            desk.Audit(person.Id, "added", after: EditVerb.Values(fields));
        }

        return new PersonOutcome.Imported(added.ConvertAll(one => one.Person.Id), plan.Known.Count);
    }
}
