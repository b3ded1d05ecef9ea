using BookingPortal.Accounts;
using BookingPortal.Accounts.People;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static BookingPortal.Tests.Accounts.People.PeopleScene;

namespace BookingPortal.Tests.Accounts.People;

/// <summary>Every verb of the administration of people for everybody who is no admin, or no longer: nothing is written or read.</summary>
public sealed class RightsOfPeopleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("employee", RoleNames.Employee)]
    [InlineData("staff", RoleNames.Staff)]
    [InlineData("employee who claims it", RoleNames.Admin)]
    [InlineData("role taken away", RoleNames.Admin)]
    [InlineData("locked", RoleNames.Admin)]
    [InlineData("signed out everywhere", RoleNames.Admin)]
    public async Task S2_S3_S25_NoAdmin_ChangesNobodyByAnyVerb(string who, string claims)
    {
        var admin = await portal.AdminAsync();
        var fields = Somebody("Target");
        var id = await portal.MustAddAsync(admin, fields);
        await portal.SaveAsync(admin, new PersonChange.MakeLink(id));
        var somebody = await portal.NoAdminAsync(who);
        var before = await StandsAsync();
        PersonChange[] everyVerb =
        [
            new PersonChange.Add(Somebody()),
            new PersonChange.Edit(id, fields, fields with { Role = RoleNames.Admin }),
            new PersonChange.Lock(id),
            new PersonChange.Unlock(id),
            new PersonChange.SignOutEverywhere(id),
            new PersonChange.MakeLink(id),
            new PersonChange.RevokeLink(id),
            new PersonChange.ResetSecondFactor(id),
            new PersonChange.Leave(id),
            new PersonChange.Import([new PersonRow(2, Somebody())]),
        ];
        Assert.Equal(typeof(PersonChange).GetNestedTypes().Length, everyVerb.Length);

        foreach (var change in everyVerb)
        {
            Assert.IsType<PersonOutcome.NotAllowed>(await portal.SaveAsync(somebody, change, claims));
        }

        Assert.Equal(before, await StandsAsync());
    }

    [Theory]
    [InlineData(RoleNames.Employee)]
    [InlineData(RoleNames.Staff)]
    public async Task S2_NoAdmin_ReadsNobody(string role)
    {
        var somebody = await A.Person().With(role).SaveAsync(portal);
        await using var scope = portal.SignIn(somebody, role);
        var reader = scope.ServiceProvider.GetRequiredService<PeopleReader>();

        foreach (var ask in new Func<Task>[]
        {
            () => reader.ListAsync(new PeopleFilter(null, null, null)), () => reader.FindAsync(somebody.Id), () => reader.ExportAsync(),
            () => scope.ServiceProvider.GetRequiredService<PersonService>().PlanAsync(new PersonChange.Import([])),
        })
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(ask);
        }
    }

    private async Task<object?> StandsAsync() => await portal.SqlAsync(
        """
        SELECT md5(concat_ws('|',
            (SELECT string_agg(u::text, ',' ORDER BY id) FROM users u), (SELECT string_agg(r::text, ',' ORDER BY r) FROM user_roles r),
            (SELECT string_agg(l::text, ',' ORDER BY l) FROM account_links l), (SELECT count(*) FROM admin_audit_log)))
        """);
}
