using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static BookingPortal.Tests.Facilities.AdminDeskScene;

namespace BookingPortal.Tests.Facilities;

/// <summary>Every verb of the administration for everybody who is no admin, or no longer: nothing is written.</summary>
public sealed class RightsOfAdministrationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("employee", RoleNames.Employee)]
    [InlineData("staff", RoleNames.Staff)]
    [InlineData("employee who claims it", RoleNames.Admin)]
    [InlineData("role taken away", RoleNames.Admin)]
    [InlineData("locked", RoleNames.Admin)]
    [InlineData("signed out everywhere", RoleNames.Admin)]
    public async Task S2_S3_NoAdmin_ChangesNothingByAnyVerb(string who, string claims)
    {
        var id = (await A.Facility().SaveAsync(portal)).Id;
        var retired = (await A.Facility().SaveAsync(portal)).Id;
        await portal.SqlAsync("UPDATE facilities SET is_active = false WHERE id = $1", retired);
        var closure = (int)(await portal.SqlAsync(
            "INSERT INTO facility_closures (facility_id, starts_local, ends_local, reason) VALUES ($1, '2100-01-01', '2100-01-02', 'Planned') RETURNING id", id))!;
        var sheet = await portal.SheetAsync(await portal.AdminAsync(), id);
        var somebody = await portal.NoAdminAsync(who);
        var before = await StandsAsync();
        FacilityChange[] everyVerb =
        [
            new FacilityChange.Add(Room("Nowhere"), Always),
            new FacilityChange.Edit(id, sheet.Fields, sheet.Fields with { Capacity = 3 }),
            new FacilityChange.SetHours(id, sheet.Today, [], EveryDay(540, 600)),
            new FacilityChange.Retire(id),
            new FacilityChange.BringBack(retired),
            new FacilityChange.Close(new ClosureFields(new LocalDateTime(2100, 1, 1, 0, 0), new LocalDateTime(2100, 1, 2, 0, 0), "Party")),
            new FacilityChange.CloseAll([new ClosureFields(new LocalDateTime(2100, 1, 1, 0, 0), new LocalDateTime(2100, 1, 2, 0, 0), "Party")]),
            new FacilityChange.Reopen(closure),
            new FacilityChange.SetDefaults(new DefaultsFields(), new DefaultsFields { Longest = 60 }),
            new FacilityChange.Import([new ImportRow(2, null, Room("Nowhere"), Always)]),
        ];
        Assert.Equal(typeof(FacilityChange).GetNestedTypes().Length, everyVerb.Length);

        foreach (var change in everyVerb)
        {
            Assert.IsType<FacilityOutcome.NotAllowed>((await portal.PlanAsync(somebody, change, claims)).Outcome);
            Assert.IsType<FacilityOutcome.NotAllowed>(await portal.SaveAsync(somebody, change, claims));
        }

        Assert.Equal(before, await StandsAsync());
    }

    [Theory]
    [InlineData(RoleNames.Employee)]
    [InlineData(RoleNames.Staff)]
    public async Task S2_NoAdmin_ReadsNothing(string role)
    {
        var id = (await A.Facility().SaveAsync(portal)).Id;
        var somebody = await A.Person().With(role).SaveAsync(portal);
        await using var scope = portal.SignIn(somebody, role);
        var reader = scope.ServiceProvider.GetRequiredService<FacilityReader>();

        foreach (var ask in new Func<Task>[]
        {
            () => reader.ListAsync(new FacilityFilter(null, null)), () => reader.FindAsync(id), () => reader.ChoicesAsync(),
            () => reader.DefaultsAsync(), () => reader.ClosuresAsync(), () => reader.ExportAsync(),
            () => scope.ServiceProvider.GetRequiredService<AffectedBookings>().FindAsync([]),
        })
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(ask);
        }
    }

    [Fact]
    public async Task S3_SignInThatEndsWhileAChangeBegins_IsWaitedForAndChangesNothing()
    {
        var admin = await portal.AdminAsync();
        var id = (await A.Facility().SaveAsync(portal)).Id;
        await using var rival = portal.OwnerContext();
        await using var transaction = await rival.Database.BeginTransactionAsync();
        await rival.Database.ExecuteSqlAsync($"UPDATE users SET security_stamp = 'changed' WHERE id = {admin.Id}");

        var saving = portal.SaveAsync(admin, new FacilityChange.Retire(id));
        while (await portal.SqlAsync("SELECT count(*) FROM pg_locks WHERE NOT granted") is 0L)
        {
            await Task.Yield();
        }

        await transaction.CommitAsync();
        Assert.IsType<FacilityOutcome.NotAllowed>(await saving);
        Assert.Equal(true, await portal.SqlAsync("SELECT is_active FROM facilities WHERE id = $1", id));
    }

    private async Task<object?> StandsAsync() => await portal.SqlAsync(
        """
        SELECT md5(concat_ws('|',
            (SELECT string_agg(f::text, ',' ORDER BY id) FROM facilities f), (SELECT string_agg(h::text, ',' ORDER BY id) FROM facility_opening_hours h),
            (SELECT string_agg(c::text, ',' ORDER BY id) FROM facility_closures c), (SELECT string_agg(d::text, ',') FROM booking_defaults d),
            (SELECT count(*) FROM admin_audit_log), (SELECT count(*) FROM features)))
        """);
}
