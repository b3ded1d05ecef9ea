using BookingPortal.Accounts;
using BookingPortal.Accounts.People;
using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using static BookingPortal.Tests.Accounts.People.PeopleScene;

namespace BookingPortal.Tests.Accounts.People;

public sealed class PersonServiceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Add_SomebodyNew_HasNoPasswordYetAndStandsInTheLog()
    {
        var admin = await portal.AdminAsync();
        var fields = Somebody("  Zoë O'Neill ", RoleNames.Staff) with { HomePlace = " " };

        var id = await portal.MustAddAsync(admin, fields);

        var sheet = await portal.SheetAsync(admin, id);
        Assert.Equal(fields.Tidied(), sheet.Fields);
        Assert.Equal("Zoë O'Neill", sheet.Fields.FullName);
        Assert.Equal((PersonState.Invited, false, false), (sheet.State, sheet.HasPassword, sheet.HasSecondFactor));
        Assert.Equal(1L, await portal.LoggedAsync(id, "added", admin.Id));
    }

    [Fact]
    public async Task T7_Add_AnAddressThatIsKnown_IsRefusedWhateverItsLettersAre()
    {
        var admin = await portal.AdminAsync();
        var fields = Somebody("First");
        await portal.MustAddAsync(admin, fields);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            portal.SaveAsync(admin, new PersonChange.Add(fields with { FullName = "Second", Email = fields.Email.ToUpperInvariant() }))));

        Assert.All(outcomes, outcome => Assert.Equal(
            [new PersonFault(PersonField.Email, PersonFaultCode.EmailTaken)], Assert.IsType<PersonOutcome.Refused>(outcome).Because));
    }

    [Fact]
    public async Task Add_TwoAtOnceWithOneAddress_OneIsAdded()
    {
        var admin = await portal.AdminAsync();
        var fields = Somebody("Twin");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.SaveAsync(admin, new PersonChange.Add(fields))));

        Assert.Single(outcomes.OfType<PersonOutcome.Saved>());
        Assert.Equal(3, outcomes.OfType<PersonOutcome.Refused>().Count());
    }

    [Theory]
    [InlineData("", "a@test.example", RoleNames.Employee, PersonField.FullName, PersonFaultCode.Missing)]
    [InlineData("A\tB", "a@test.example", RoleNames.Employee, PersonField.FullName, PersonFaultCode.NotOfItsKind)]
    [InlineData("A", "nothing", RoleNames.Employee, PersonField.Email, PersonFaultCode.NotOfItsKind)]
    [InlineData("A", "a b@test.example", RoleNames.Employee, PersonField.Email, PersonFaultCode.NotOfItsKind)]
    [InlineData("A", "staff@demo.example", RoleNames.Employee, PersonField.Email, PersonFaultCode.DemoAddress)]
    [InlineData("A", "a@test.example", "Owner", PersonField.Role, PersonFaultCode.UnknownRole)]
    public async Task S35_Add_AFieldIsWrong_IsRefusedByItsName(string name, string email, string role, PersonField field, PersonFaultCode code)
    {
        var outcome = await portal.SaveAsync(await portal.AdminAsync(), new PersonChange.Add(new PersonFields { FullName = name, Email = email, Role = role }));

        Assert.Equal([new PersonFault(field, code)], Assert.IsType<PersonOutcome.Refused>(outcome).Because);
    }

    [Fact]
    public async Task Edit_NameAndRole_AreChangedWithOldAndNewInTheLog_AndOnlyTheRoleEndsSignIns()
    {
        var admin = await portal.AdminAsync();
        var seen = Somebody("Before");
        var id = await portal.MustAddAsync(admin, seen);
        var stamp = await portal.StampAsync(id);

        Assert.IsType<PersonOutcome.Saved>(await portal.SaveAsync(admin, new PersonChange.Edit(id, seen, seen with { FullName = "After" })));
        Assert.Equal(stamp, await portal.StampAsync(id));
        Assert.Equal(
            """{"full_name": "Before"} {"full_name": "After"}""",
            await portal.SqlAsync("SELECT old_values::text || ' ' || new_values::text FROM admin_audit_log WHERE subject_id = $1 AND action = 'changed'", $"{id}"));

        seen = seen with { FullName = "After" };
        Assert.IsType<PersonOutcome.Saved>(await portal.SaveAsync(admin, new PersonChange.Edit(id, seen, seen with { Role = RoleNames.Admin })));
        Assert.NotEqual(stamp, await portal.StampAsync(id));
        Assert.Equal(1L, await portal.LoggedAsync(id, "role_changed", admin.Id));
        Assert.Equal(RoleNames.Admin, (await portal.SheetAsync(admin, id)).Fields.Role);
        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM user_roles WHERE user_id = $1", id));
    }

    [Fact]
    public async Task Edit_SomebodyWasFaster_SaysWhoAndChangesNothing()
    {
        var (admin, other) = (await portal.AdminAsync(), await portal.AdminAsync("Ben Faster"));
        var seen = Somebody("Contended");
        var id = await portal.MustAddAsync(admin, seen);
        await portal.SaveAsync(other, new PersonChange.Edit(id, seen, seen with { HomePlace = "Berlin" }));

        var stale = Assert.IsType<PersonOutcome.Stale>(await portal.SaveAsync(admin, new PersonChange.Edit(id, seen, seen with { FullName = "Mine" })));

        Assert.Equal(("Berlin", "Ben Faster"), (stale.Stands.HomePlace, stale.By));
        Assert.Equal("Contended", (await portal.SheetAsync(admin, id)).Fields.FullName);
    }

    [Fact]
    public async Task S3_Lock_EndsEverySignInAtOnce_AndUnlockAllowsANewOne()
    {
        var admin = await portal.AdminAsync();
        var person = await A.Person("Lock Me").SaveAsync(portal);
        var room = await A.Facility().SaveAsync(portal);
        await using var host = await AccountsHost.StartAsync(portal);
        Assert.True(await IsWelcomeAsync(host, person));

        Assert.IsType<PersonOutcome.Saved>(await portal.SaveAsync(admin, new PersonChange.Lock(person.Id)));

        // The page that is still open: its next write is refused, and its circuit ends at the next check.
        Assert.IsType<BookingOutcome.NotAllowed>(await portal.BookAsync(person, (await portal.SlotAsync(9, 10)).AskFor(room.Id)));
        Assert.False(await IsWelcomeAsync(host, person));
        Assert.Equal(PersonState.Locked, (await portal.SheetAsync(admin, person.Id)).State);
        Assert.Equal(1L, await portal.LoggedAsync(person.Id, "locked", admin.Id));

        Assert.IsType<PersonOutcome.Saved>(await portal.SaveAsync(admin, new PersonChange.Unlock(person.Id)));
        Assert.False(await IsWelcomeAsync(host, person));
        person.SecurityStamp = await portal.StampAsync(person.Id);
        Assert.True(await IsWelcomeAsync(host, person));
    }

    [Fact]
    public async Task S4_EveryLossOfAccess_ChangesTheStampAndLeavesALine()
    {
        var admin = await portal.AdminAsync();
        var person = await A.Person().SaveAsync(portal);
        foreach (var (change, action) in new (PersonChange, string)[]
        {
            (new PersonChange.SignOutEverywhere(person.Id), "signed_out_everywhere"), (new PersonChange.ResetSecondFactor(person.Id), "second_factor_reset"),
            (new PersonChange.Lock(person.Id), "locked"), (new PersonChange.Leave(person.Id), "left"), (new PersonChange.Unlock(person.Id), "came_back"),
        })
        {
            var stamp = await portal.StampAsync(person.Id);
            Assert.IsType<PersonOutcome.Saved>(await portal.SaveAsync(admin, change));
            Assert.NotEqual(stamp, await portal.StampAsync(person.Id));
            Assert.Equal(1L, await portal.LoggedAsync(person.Id, action, admin.Id));
        }
    }

    [Fact]
    public async Task Self_NoAdminTakesAwayTheOwnRights_SoOneIsAlwaysLeft()
    {
        var admin = await portal.AdminAsync();
        var seen = (await portal.SheetAsync(admin, admin.Id)).Fields;
        foreach (var change in new PersonChange[]
        {
            new PersonChange.Lock(admin.Id), new PersonChange.Leave(admin.Id), new PersonChange.ResetSecondFactor(admin.Id),
            new PersonChange.Edit(admin.Id, seen, seen with { Role = RoleNames.Staff }),
        })
        {
            Assert.IsType<PersonOutcome.NotOnYourself>(await portal.SaveAsync(admin, change));
        }

        Assert.IsType<PersonOutcome.Saved>(await portal.SaveAsync(admin, new PersonChange.Edit(admin.Id, seen, seen with { FullName = "Ada Mine" })));
        Assert.Equal(admin.SecurityStamp, await portal.StampAsync(admin.Id));
    }

    [Fact]
    public async Task TwoAdminsLockEachOther_OneWins()
    {
        var (ada, ben) = (await portal.AdminAsync(), await portal.AdminAsync("Ben"));

        var outcomes = await Task.WhenAll(portal.SaveAsync(ada, new PersonChange.Lock(ben.Id)), portal.SaveAsync(ben, new PersonChange.Lock(ada.Id)));

        Assert.Single(outcomes.OfType<PersonOutcome.Saved>());
        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM users WHERE id IN ($1, $2) AND locked_at IS NOT NULL", ada.Id, ben.Id));
    }

    /// <summary>Identity writes whole rows: what a sign-in read before the lock must not be written over it.</summary>
    [Fact]
    public async Task S3_SignInThatReadBeforeTheLock_DoesNotWriteItAway()
    {
        var admin = await portal.AdminAsync();
        var person = await A.Person().SaveAsync(portal);
        await portal.SqlAsync("UPDATE users SET concurrency_stamp = 'as it was' WHERE id = $1", person.Id);
        await using var host = await AccountsHost.StartAsync(portal);
        await using var scope = host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var asItWas = (await users.FindByIdAsync($"{person.Id}"))!;

        await portal.SaveAsync(admin, new PersonChange.Lock(person.Id));
        var late = await users.AccessFailedAsync(asItWas);

        Assert.False(late.Succeeded);
        Assert.Equal(true, await portal.SqlAsync("SELECT locked_at IS NOT NULL FROM users WHERE id = $1", person.Id));
    }

    private static async Task<bool> IsWelcomeAsync(AccountsHost host, PortalUser person)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var check = Assert.IsType<SignInRevalidation>(scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
        var signIn = new SignedIn();
        signIn.Be(person, [RoleNames.Employee]);
        var principal = (await signIn.GetAuthenticationStateAsync()).User;
        ((System.Security.Claims.ClaimsIdentity)principal.Identity!).AddClaim(PortalClaims.SignedIn(DateTimeOffset.UtcNow));
        return await check.IsStillWelcomeAsync(principal, CancellationToken.None);
    }
}
