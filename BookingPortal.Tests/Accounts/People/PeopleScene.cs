using BookingPortal.Accounts;
using BookingPortal.Accounts.People;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Accounts.People;

/// <summary>Short ways to say what an admin does to people.</summary>
internal static class PeopleScene
{
    public static PersonFields Somebody(string name = "New Person", string role = RoleNames.Employee) =>
        new() { FullName = name, Email = $"{Guid.NewGuid():N}@test.example", Role = role };

    public static async Task<T> AskAsync<T>(this PortalFixture portal, PortalUser person, Func<IServiceProvider, Task<T>> ask, params string[] roles)
    {
        await using var scope = portal.SignIn(person, roles.Length > 0 ? roles : [RoleNames.Admin]);
        return await ask(scope.ServiceProvider);
    }

    public static Task<PersonOutcome> SaveAsync(this PortalFixture portal, PortalUser admin, PersonChange change, params string[] roles) =>
        portal.AskAsync(admin, services => services.GetRequiredService<PersonService>().SaveAsync(change), roles);

    public static async Task<int> MustAddAsync(this PortalFixture portal, PortalUser admin, PersonFields fields) =>
        Assert.IsType<PersonOutcome.Saved>(await portal.SaveAsync(admin, new PersonChange.Add(fields))).Id;

    public static async Task<PersonSheet> SheetAsync(this PortalFixture portal, PortalUser admin, int id) =>
        Assert.IsType<PersonSheet>(await portal.AskAsync(admin, services => services.GetRequiredService<PeopleReader>().FindAsync(id)));

    public static async Task<string> StampAsync(this PortalFixture portal, int id) =>
        (string)(await portal.SqlAsync("SELECT security_stamp FROM users WHERE id = $1", id))!;

    /// <summary>How often the log has an action about a person, by an admin with his address.</summary>
    public static async Task<long> LoggedAsync(this PortalFixture portal, int id, string action, int by) => (long)(await portal.SqlAsync(
        "SELECT count(*) FROM admin_audit_log WHERE subject = 'person' AND subject_id = $1 AND action = $2 AND changed_by = $3 AND ip_address = '192.0.2.7'",
        $"{id}", action, by))!;
}
