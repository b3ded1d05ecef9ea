using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts.People;

/// <summary>
/// The list of people as the database answers it: by small letters and id, from a place on (idx_users_name), so that the
/// hundredth page costs what the first does.
/// </summary>
internal static class PeopleQuery
{
    internal static IQueryable<PortalUser> Of(PortalDbContext context, PeopleFilter filter, int longestText)
    {
        var people = context.Users.AsNoTracking();
        if (filter.Text?.Trim() is { Length: > 0 } text && text.Length <= longestText && !text.Contains('\0'))
        {
            var pattern = $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            people = people.Where(one => EF.Functions.ILike(one.FullName, pattern, "\\") || EF.Functions.ILike(one.Email!, pattern, "\\"));
        }

        people = filter.State switch
        {
            PersonState.Left => people.Where(one => one.LeftAt != null),
            PersonState.Locked => people.Where(one => one.LockedAt != null && one.LeftAt == null),
            PersonState.Invited => people.Where(one => one.LockedAt == null && one.PasswordHash == null),
            PersonState.Active => people.Where(one => one.LockedAt == null && one.PasswordHash != null),
            _ => people,
        };
        people = filter.Role switch
        {
            RoleNames.Admin => people.Where(one => Holders(context, RoleNames.Admin).Contains(one.Id)),
            RoleNames.Staff => people.Where(one => Holders(context, RoleNames.Staff).Contains(one.Id) && !Holders(context, RoleNames.Admin).Contains(one.Id)),
            RoleNames.Employee => people.Where(one => !Holders(context, RoleNames.Staff).Contains(one.Id) && !Holders(context, RoleNames.Admin).Contains(one.Id)),
            _ => people,
        };
        return filter.NoSecondFactor
            ? people.Where(one => !one.TwoFactorEnabled && !context.UserPasskeys.Any(key => key.UserId == one.Id))
            : people;
    }

    internal static IQueryable<PortalUser> From(IQueryable<PortalUser> people, PeopleCursor? cursor)
    {
        if (cursor is not { Name: var name, Id: var id })
        {
            return people.OrderBy(one => PortalDbContext.Lower(one.FullName)).ThenBy(one => one.Id);
        }

        return cursor.IsBackwards
            ? people.Where(one => EF.Functions.LessThan(ValueTuple.Create(PortalDbContext.Lower(one.FullName), one.Id), ValueTuple.Create(name, id)))
                .OrderByDescending(one => PortalDbContext.Lower(one.FullName)).ThenByDescending(one => one.Id)
            : people.Where(one => EF.Functions.GreaterThan(ValueTuple.Create(PortalDbContext.Lower(one.FullName), one.Id), ValueTuple.Create(name, id)))
                .OrderBy(one => PortalDbContext.Lower(one.FullName)).ThenBy(one => one.Id);
    }

    internal static IQueryable<PersonListRow> Lines(PortalDbContext context, IQueryable<PortalUser> people) => people.Select(one => new PersonListRow(
        one.Id, PortalDbContext.Lower(one.FullName), one.FullName, one.Email, one.HomePlace, one.PasswordHash != null, one.TwoFactorEnabled,
        context.UserPasskeys.Any(key => key.UserId == one.Id), one.LockedAt, one.LeftAt,
        Holders(context, RoleNames.Staff).Contains(one.Id), Holders(context, RoleNames.Admin).Contains(one.Id)));

    private static IQueryable<int> Holders(PortalDbContext context, string role) =>
        from held in context.UserRoles join known in context.Roles on held.RoleId equals known.Id where known.Name == role select held.UserId;
}
