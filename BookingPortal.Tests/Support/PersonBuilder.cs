using BookingPortal.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Tests.Support;

/// <summary>A person who could sign in.</summary>
public sealed class PersonBuilder(string name)
{
    private readonly List<string> _roles = [RoleNames.Employee];
    private readonly List<ManagedArea> _areas = [];
    private string? _homePlace;

    public PersonBuilder With(string role)
    {
        _roles.Add(role);
        return this;
    }

    /// <summary>A delegated manager of these areas.</summary>
    public PersonBuilder Managing(params IEnumerable<ManagedArea> areas)
    {
        _areas.AddRange(areas);
        return this;
    }

    public PersonBuilder AtHomeIn(string place)
    {
        _homePlace = place;
        return this;
    }

    public async Task<PortalUser> SaveAsync(PortalUnderTest portal)
    {
        var email = $"{Guid.NewGuid():N}@test.example";
        var person = new PortalUser
        {
            FullName = name,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            HomePlace = _homePlace,
        };
        await using var context = portal.OwnerContext();
        context.Add(person);
        await context.SaveChangesAsync();
        var roles = await context.Roles.Where(role => _roles.Contains(role.Name!)).ToListAsync();
        context.AddRange(roles.Select(role => new IdentityUserRole<int> { UserId = person.Id, RoleId = role.Id }));
        context.AddRange(_areas.Select(area => new ManagerRight(person.Id, area)));
        await context.SaveChangesAsync();
        return person;
    }
}
