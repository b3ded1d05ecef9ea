using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using static BookingPortal.Tests.Facilities.AdminDeskScene;

namespace BookingPortal.Tests.Facilities;

/// <summary>A file of facilities is taken whole or not at all, and says beforehand what it would do.</summary>
public sealed class ImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Import_OneLineIsWrong_NothingIsSavedAndTheLineIsNamed()
    {
        var admin = await portal.AdminAsync();
        var known = await portal.MustAddAsync(admin, Room("Known"));
        var before = await portal.SqlAsync("SELECT count(*) || ' ' || max(rules_version) FROM facilities");

        var refused = Assert.IsType<FacilityOutcome.Refused>(await portal.SaveAsync(admin, new FacilityChange.Import(
        [
            new ImportRow(2, null, Room("Fine"), Always),
            new ImportRow(3, known, Room("Known") with { Capacity = 20 }, null),
            new ImportRow(4, null, Room("Small") with { Capacity = 0 }, Always),
            new ImportRow(5, null, Room("Fine"), Always),
            new ImportRow(6, 999_999, Room("Nobody"), null),
            new ImportRow(7, null, Room("Without hours"), null),
        ])));

        Assert.Equal(
            [(4, FacilityField.Capacity, FaultCode.OutOfRange), (5, FacilityField.Name, FaultCode.Twice), (6, FacilityField.Id, FaultCode.Unknown), (7, FacilityField.OpeningHours, FaultCode.NoWindow)],
            refused.Because.Select(fault => (fault.Line!.Value, fault.Field, fault.Code)));
        Assert.Equal(before, await portal.SqlAsync("SELECT count(*) || ' ' || max(rules_version) FROM facilities"));
    }

    [Fact]
    public async Task Import_Planned_SaysWhatItWouldDoAndDoesIt_AndTheSecondTimeNothing()
    {
        var admin = await portal.AdminAsync();
        var known = await portal.MustAddAsync(admin, Room("Old", "Rome"));
        var import = new FacilityChange.Import(
        [
            new ImportRow(2, null, Room("Young", "Rome"), EveryDay(480, 1080)),
            new ImportRow(3, null, Room("Old", "Rome") with { Capacity = 20 }, EveryDay(480, 1080)),
        ]);

        var plan = await portal.PlanAsync(admin, import);
        Assert.Equal([("Young", true), ("Old", false)], plan.Lines.Select(line => (line.Name, line.IsNew)));
        Assert.Equal([FacilityField.Capacity, FacilityField.OpeningHours], plan.Lines[1].Differences.Select(one => one.Field));
        Assert.Equal(8, (await portal.SheetAsync(admin, known)).Fields.Capacity);

        Assert.IsType<FacilityOutcome.Saved>(await portal.SaveAsync(admin, import));
        Assert.Equal((20, "Mo-Su 08:00-18:00"), ((await portal.SheetAsync(admin, known)).Fields.Capacity!.Value, WeekText.Say((await portal.SheetAsync(admin, known)).Weeks[0].Windows)));
        Assert.All((await portal.PlanAsync(admin, import)).Lines, line => Assert.Empty(line.Differences));
        Assert.Equal(2L, await portal.SqlAsync("SELECT count(*) FROM facilities WHERE place = 'Rome'"));
    }
}
