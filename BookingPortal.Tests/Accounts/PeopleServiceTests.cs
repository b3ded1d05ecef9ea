using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Tests.Support;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Accounts;

public sealed class PeopleServiceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly Caller Verb = Caller.System("people add");

    [Fact]
    public async Task AddAsync_ByAVerb_AddsThePersonWithOneLineInTheLog()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var person = new NewPerson(" Zoë.O'Neill@test.example ", "Zoë O'Neill", RoleNames.Staff) { HomePlace = "Berlin" };

        var added = Assert.IsType<AddPersonOutcome.Added>(await AddAsync(host, person, Verb));

        Assert.Equal(1L, await portal.SqlAsync(
            """
            SELECT count(*) FROM users u JOIN user_roles m ON m.user_id = u.id JOIN roles r ON r.id = m.role_id AND r.name = 'Staff'
                JOIN admin_audit_log l ON l.subject = 'person' AND l.subject_id = u.id::text AND l.action = 'added' AND l.reason = 'people add'
            WHERE u.id = $1 AND u.email = 'Zoë.O''Neill@test.example' AND u.home_place = 'Berlin' AND l.new_values->>'role' = 'Staff'
                AND l.changed_by IS NULL
            """,
            added.Id));
    }

    [Fact]
    public async Task AddAsync_TwoAtOnceWithOneAddress_OneIsAdded()
    {
        await using var host = await AccountsHost.StartAsync(portal);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            AddAsync(host, new NewPerson(i % 2 == 0 ? "twin@test.example" : "TWIN@test.example", "Twin", RoleNames.Employee), Verb)));

        Assert.Single(outcomes.OfType<AddPersonOutcome.Added>());
        Assert.Equal(3, outcomes.OfType<AddPersonOutcome.EmailTaken>().Count());
    }

    [Theory]
    [InlineData("not an address", "Name", RoleNames.Employee, "Email")]
    [InlineData("employee@demo.example", "Name", RoleNames.Employee, "Email")]
    [InlineData("a@test.example", "  ", RoleNames.Employee, "FullName")]
    [InlineData("a@test.example", "A\nB", RoleNames.Employee, "FullName")]
    [InlineData("a@test.example", "Name", "Owner", "Role")]
    public async Task AddAsync_AFieldIsWrong_IsRefusedByItsName(string email, string name, string role, string field)
    {
        await using var host = await AccountsHost.StartAsync(portal);

        Assert.Equal(new AddPersonOutcome.Invalid(field), await AddAsync(host, new NewPerson(email, name, role), Verb));
    }

    [Fact]
    public async Task AddAsync_StaffWithAShortPassword_IsRefused()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var person = new NewPerson("short@test.example", "Short", RoleNames.Staff) { Password = "lake and hill" };

        var refused = Assert.IsType<AddPersonOutcome.PasswordRefused>(await AddAsync(host, person, Verb));

        Assert.Equal([PasswordFault.TooShort], refused.Because);
    }

    [Fact]
    public async Task S2_AddAsync_OnlyAnAdminWhoseSignInStillHoldsMay()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var admin = await A.Person().With(RoleNames.Admin).SaveAsync(portal);
        var staff = await A.StaffMember().SaveAsync(portal);
        var person = new NewPerson("by-admin@test.example", "New", RoleNames.Employee);

        Assert.IsType<AddPersonOutcome.NotAllowed>(await AddAsync(host, person, new Caller(null, null)));
        Assert.IsType<AddPersonOutcome.NotAllowed>(await AddAsync(host, person, new Caller(staff.Id, staff.SecurityStamp)));
        Assert.IsType<AddPersonOutcome.NotAllowed>(await AddAsync(host, person, new Caller(admin.Id, "an older stamp")));
        Assert.IsType<AddPersonOutcome.NotAllowed>(await AddAsync(host, person, new Caller(staff.Id, staff.SecurityStamp) { SystemName = "people add" }));
        Assert.IsType<AddPersonOutcome.Added>(await AddAsync(host, person, new Caller(admin.Id, admin.SecurityStamp)));
    }

    [Fact]
    public async Task T20_SearchAsync_StaffOnlyTwoLettersTenHits()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        for (var i = 0; i < 12; i++)
        {
            await A.Person($"Quill Writer{i:00}").SaveAsync(portal);
        }

        await A.Person("100%_Percent").SaveAsync(portal);
        var staff = await A.StaffMember().SaveAsync(portal);

        Assert.Equal(10, (await SearchAsync(staff, "quil", RoleNames.Staff)).Count);
        Assert.Equal("Quill Writer03", Assert.Single(await SearchAsync(staff, " writer03", RoleNames.Staff)).FullName);
        Assert.Empty(await SearchAsync(staff, "Q", RoleNames.Staff));
        Assert.Empty(await SearchAsync(staff, "%%", RoleNames.Staff));
        Assert.Empty(await SearchAsync(staff, "__", RoleNames.Staff));
        Assert.Equal("100%_Percent", Assert.Single(await SearchAsync(staff, "100%_", RoleNames.Staff)).FullName);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => SearchAsync(staff, "quil", RoleNames.Employee));

        async Task<IReadOnlyList<PersonHit>> SearchAsync(PortalUser person, string text, string role)
        {
            await using var scope = portal.SignIn(person, role);
            var people = ActivatorUtilities.CreateInstance<PeopleService>(
                host.Services, scope.ServiceProvider.GetRequiredService<CurrentUser>());
            return await people.SearchAsync(text);
        }
    }

    [Fact]
    public async Task S3_IsStillWelcome_UntilTheStampChangesOrThePersonIsLockedOrTwelveHoursPass()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        await using var scope = host.Services.CreateAsyncScope();
        var check = Assert.IsType<SignInRevalidation>(scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
        var person = await A.Person().SaveAsync(portal);
        var now = DateTimeOffset.UtcNow;

        Assert.True(await IsWelcomeAsync(person, now));
        Assert.False(await IsWelcomeAsync(person, now.AddHours(-12.1)));

        await portal.SqlAsync("UPDATE users SET locked_at = now() WHERE id = $1", person.Id);
        Assert.False(await IsWelcomeAsync(person, now));

        await portal.SqlAsync("UPDATE users SET locked_at = NULL, security_stamp = 'another' WHERE id = $1", person.Id);
        Assert.False(await IsWelcomeAsync(person, now));

        async Task<bool> IsWelcomeAsync(PortalUser who, DateTimeOffset signedIn)
        {
            var signIn = new SignedIn();
            signIn.Be(who, [RoleNames.Employee]);
            var principal = (await signIn.GetAuthenticationStateAsync()).User;
            ((System.Security.Claims.ClaimsIdentity)principal.Identity!).AddClaim(PortalClaims.SignedIn(signedIn));
            return await check.IsStillWelcomeAsync(principal, CancellationToken.None);
        }
    }

    private static async Task<AddPersonOutcome> AddAsync(AccountsHost host, NewPerson person, Caller by)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PeopleService>().AddAsync(person, by);
    }
}
