using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using NodaTime;
using static BookingPortal.Tests.Facilities.AdminDeskScene;

namespace BookingPortal.Tests.Facilities;

/// <summary>What admins do to facilities: row, history of seats and hours, version of the rules and log go together.</summary>
public sealed class FacilityServiceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task ADM1_Add_IsThereWithHoursSeatsAndLog_AndCanBeBooked()
    {
        var (admin, robin) = (await portal.AdminAsync(), await A.Person().SaveAsync(portal));

        var id = await portal.MustAddAsync(admin, Room(" New room ") with { Description = "By the lake", Features = ["Lake view", "Projector "] }, EveryDay(480, 1080));

        var sheet = await portal.SheetAsync(admin, id);
        Assert.Equal("New room", sheet.Fields.Name);
        Assert.Equal(["Lake view", "Projector"], sheet.Fields.Features);
        Assert.Equal("Mo-Su 08:00-18:00", WeekText.Say(Assert.Single(sheet.Weeks).Windows));
        Assert.Equal("added Ada Min 192.0.2.7 Test browser New room Mo-Su 08:00-18:00", await portal.SqlAsync(
            """
            SELECT concat_ws(' ', action, u.full_name, host(ip_address), user_agent, new_values->>'name', new_values->>'opening_hours')
            FROM admin_audit_log l JOIN users u ON u.id = l.changed_by WHERE subject = 'facility' AND subject_id = $1::text
            """, id));
        Assert.Equal(8, await portal.SqlAsync("SELECT capacity FROM facility_capacities WHERE facility_id = $1", id));
        await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(id));
    }

    [Fact]
    public async Task Edit_RaisesTheVersionAndLogsWhatDiffers_AndAnswersTheSameWhenSentAgain()
    {
        var admin = await portal.AdminAsync();
        var id = await portal.MustAddAsync(admin, Room("Edited"));
        var seen = (await portal.SheetAsync(admin, id)).Fields;
        var version = await VersionAsync(id);
        var edit = new FacilityChange.Edit(id, seen, seen with { Capacity = 12, Longest = 120 });

        Assert.Equal(new FacilityOutcome.Saved(id), await portal.SaveAsync(admin, edit));
        Assert.Equal(new FacilityOutcome.Saved(id), await portal.SaveAsync(admin, edit));

        Assert.True(await VersionAsync(id) > version);
        Assert.Equal("""{"longest": null, "capacity": 8} {"longest": 120, "capacity": 12}""", await portal.SqlAsync(
            "SELECT string_agg(old_values::text || ' ' || new_values::text, '|') FROM admin_audit_log WHERE subject_id = $1::text AND action = 'changed'", id));
        Assert.Equal("2000-01-01 8,today 12", await portal.SqlAsync(
            """
            SELECT string_agg(CASE valid_from WHEN (now() AT TIME ZONE 'UTC')::date THEN 'today' ELSE valid_from::text END || ' ' || capacity, ',' ORDER BY valid_from)
            FROM facility_capacities WHERE facility_id = $1
            """, id));
    }

    [Fact]
    public async Task Edit_TwoAdminsAtOnce_OneSavesAndTheOtherReadsWhatAndWho()
    {
        var (ada, ben) = (await portal.AdminAsync("Ada One"), await portal.AdminAsync("Ben Two"));
        var id = await portal.MustAddAsync(ada, Room("Contended"));
        var seen = (await portal.SheetAsync(ada, id)).Fields;

        var outcomes = await Task.WhenAll(
            portal.SaveAsync(ada, new FacilityChange.Edit(id, seen, seen with { Capacity = 20 })),
            portal.SaveAsync(ben, new FacilityChange.Edit(id, seen, seen with { Capacity = 30 })));

        Assert.Single(outcomes.OfType<FacilityOutcome.Saved>());
        var stale = Assert.Single(outcomes.OfType<FacilityOutcome.Stale>());
        var winner = outcomes[0] is FacilityOutcome.Saved ? ("Ada One", "20") : ("Ben Two", "30");
        Assert.Equal((winner.Item1, new FacilityDifference(FacilityField.Capacity, "8", winner.Item2)), (stale.By, Assert.Single(stale.Since)));
    }

    [Fact]
    public async Task Edit_WhatCannotBe_IsRefusedByItsField()
    {
        var (admin, robin) = (await portal.AdminAsync(), await A.Person().SaveAsync(portal));
        await portal.MustAddAsync(admin, Room("Taken"));
        var id = await portal.MustAddAsync(admin, Room("Judged"));
        await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(id));
        var seen = (await portal.SheetAsync(admin, id)).Fields;

        await RefusedAsync(seen with { Name = "Taken" }, FacilityField.Name, FaultCode.NameTaken);
        await RefusedAsync(seen with { TimeZone = "europe/berlin" }, FacilityField.TimeZone, FaultCode.UnknownZone);
        await RefusedAsync(seen with { TimeZone = "Europe/Berlin" }, FacilityField.TimeZone, FaultCode.ZoneInUse);
        await RefusedAsync(seen with { Capacity = 1001 }, FacilityField.Capacity, FaultCode.OutOfRange);
        await RefusedAsync(seen with { Shortest = 60, Longest = 30 }, FacilityField.Longest, FaultCode.LongestBelowShortest);
        await RefusedAsync(seen with { Name = "A\0B" }, FacilityField.Name, FaultCode.Unreadable);
        Assert.IsType<FacilityOutcome.NotFound>(await portal.SaveAsync(admin, new FacilityChange.Edit(int.MaxValue, seen, seen)));
        var again = Assert.IsType<FacilityOutcome.Refused>(await portal.SaveAsync(admin, new FacilityChange.Add(Room("Taken"), Always)));
        Assert.Equal(FaultCode.NameTaken, Assert.Single(again.Because).Code);

        async Task RefusedAsync(FacilityFields wanted, FacilityField field, FaultCode code)
        {
            var refused = Assert.IsType<FacilityOutcome.Refused>(await portal.SaveAsync(admin, new FacilityChange.Edit(id, seen, wanted)));
            Assert.Equal((field, code), (Assert.Single(refused.Because).Field, refused.Because[0].Code));
        }
    }

    [Fact]
    public async Task SetHours_FromToday_LeavesTheHoursOfEarlierDays_AndLaterOnesCanBeTakenAway()
    {
        var admin = await portal.AdminAsync();
        var id = (await A.Facility().Open(480, 1080).SaveAsync(portal)).Id;
        var today = (await portal.SheetAsync(admin, id)).Today;
        IReadOnlyList<WeekWindow> split = [new(IsoDayOfWeek.Monday, 480, 720), new(IsoDayOfWeek.Monday, 780, 1440), new(IsoDayOfWeek.Tuesday, 0, 120)];

        Assert.IsType<FacilityOutcome.Saved>(await portal.SaveAsync(admin, new FacilityChange.SetHours(id, today, [], split)));
        Assert.IsType<FacilityOutcome.Saved>(await portal.SaveAsync(admin, new FacilityChange.SetHours(id, today.PlusDays(30), [], Always)));
        var weeks = (await portal.SheetAsync(admin, id)).Weeks;
        Assert.Equal([(today, "Mo 08:00-12:00,13:00-24:00; Tu 00:00-02:00"), (today.PlusDays(30), "Mo-Su 00:00-24:00")], weeks.Select(week => (week.From, WeekText.Say(week.Windows))));
        Assert.Equal(7L, await portal.SqlAsync("SELECT count(*) FROM facility_opening_hours WHERE facility_id = $1 AND valid_from = '2000-01-01' AND opens = 480", id));

        Assert.IsType<FacilityOutcome.Stale>(await portal.SaveAsync(admin, new FacilityChange.SetHours(id, today, [], EveryDay(0, 600))));
        Assert.IsType<FacilityOutcome.Saved>(await portal.SaveAsync(admin, new FacilityChange.SetHours(id, today.PlusDays(30), Always, [])));
        Assert.Single((await portal.SheetAsync(admin, id)).Weeks);
        Assert.Equal(FaultCode.InThePast, await FaultAsync(new FacilityChange.SetHours(id, today.PlusDays(-1), [], Always)));
        Assert.Equal(FaultCode.NoWindow, await FaultAsync(new FacilityChange.SetHours(id, today, split, [])));
        Assert.Equal(FaultCode.WindowsOverlap, await FaultAsync(new FacilityChange.SetHours(id, today, split, [new(IsoDayOfWeek.Monday, 0, 61), new(IsoDayOfWeek.Monday, 60, 90)])));

        async Task<FaultCode> FaultAsync(FacilityChange change) =>
            Assert.Single(Assert.IsType<FacilityOutcome.Refused>(await portal.SaveAsync(admin, change)).Because).Code;
    }

    [Fact]
    public async Task ADM3_RetireAndBringBack_TakesNoBookingsMeanwhile_AndTheDaysBetweenStayClosed()
    {
        var (admin, robin) = (await portal.AdminAsync(), await A.Person().SaveAsync(portal));
        var id = await portal.MustAddAsync(admin, Room("Seasonal"));
        var slot = await portal.SlotAsync(9, 10);

        Assert.IsType<FacilityOutcome.Saved>(await portal.SaveAsync(admin, new FacilityChange.Retire(id)));
        Assert.IsType<BookingOutcome.Refused>(await portal.BookAsync(robin, slot.AskFor(id)));
        await portal.SqlAsync("UPDATE facilities SET retired_from = retired_from - 5 WHERE id = $1", id);
        Assert.IsType<FacilityOutcome.Saved>(await portal.SaveAsync(admin, new FacilityChange.BringBack(id)));

        await portal.MustBookAsync(robin, slot.AskFor(id));
        Assert.Equal(new TimeSpan(5, 0, 0, 0), await portal.SqlAsync("SELECT ends_local - starts_local FROM facility_closures WHERE facility_id = $1", id));
        Assert.Equal("added,retired,brought_back", await portal.SqlAsync(
            "SELECT string_agg(action, ',' ORDER BY id) FROM admin_audit_log WHERE subject = 'facility' AND subject_id = $1::text", id));
    }

    [Fact]
    public async Task BringBack_ItsNameIsTakenMeanwhile_IsRefused()
    {
        var admin = await portal.AdminAsync();
        var id = await portal.MustAddAsync(admin, Room("Twin"));
        await portal.SaveAsync(admin, new FacilityChange.Retire(id));
        await portal.MustAddAsync(admin, Room("Twin"));

        Assert.IsType<FacilityOutcome.Refused>(await portal.SaveAsync(admin, new FacilityChange.BringBack(id)));
    }

    [Fact]
    public async Task Close_ABuilding_RaisesTheVersionOfItsRoomsAlone_OnceAndReopensAgain()
    {
        var admin = await portal.AdminAsync();
        var inside = await portal.MustAddAsync(admin, Room("Inside", "Oslo"));
        var outside = await portal.MustAddAsync(admin, Room("Outside", "Oslo") with { Building = "South" });
        var versions = (await VersionAsync(inside), await VersionAsync(outside));
        var day = (await portal.SheetAsync(admin, inside)).Today.PlusDays(20).AtMidnight();
        var closure = new FacilityChange.Close(new ClosureFields(day, day.PlusDays(1), " Painting ") { Place = "Oslo", Building = "North" });

        Assert.IsType<FacilityOutcome.Saved>(await portal.SaveAsync(admin, closure));
        Assert.IsType<FacilityOutcome.Saved>(await portal.SaveAsync(admin, closure));
        Assert.Equal((versions.Item1 + 1, versions.Item2), (await VersionAsync(inside), await VersionAsync(outside)));
        var line = Assert.Single((await portal.SheetAsync(admin, inside)).Closures);
        Assert.Equal(("Painting", RuleSource.Building), (line.Fields.Reason, line.Source));
        Assert.Empty((await portal.SheetAsync(admin, outside)).Closures);

        Assert.IsType<FacilityOutcome.Saved>(await portal.SaveAsync(admin, new FacilityChange.Reopen(line.Id)));
        Assert.IsType<FacilityOutcome.NotFound>(await portal.SaveAsync(admin, new FacilityChange.Reopen(line.Id)));
        Assert.Empty((await portal.SheetAsync(admin, inside)).Closures);
        Assert.Equal("added,removed", await portal.SqlAsync(
            "SELECT string_agg(action, ',' ORDER BY id) FROM admin_audit_log WHERE subject = 'closure' AND subject_id = $1::text", line.Id));
    }

    [Fact]
    public async Task Close_DaysThatAreOverOrAPlaceThatIsNot_IsRefused_AndARunningClosureEndsNow()
    {
        var admin = await portal.AdminAsync();
        var id = await portal.MustAddAsync(admin, Room("Wet"));
        var today = (await portal.SheetAsync(admin, id)).Today.AtMidnight();

        Assert.IsType<FacilityOutcome.Refused>(await portal.SaveAsync(admin, new FacilityChange.Close(new ClosureFields(today.PlusDays(-3), today.PlusDays(1), "Flood") { FacilityId = id })));
        Assert.IsType<FacilityOutcome.Refused>(await portal.SaveAsync(admin, new FacilityChange.Close(new ClosureFields(today.PlusDays(1), today.PlusDays(2), "Flood") { Place = "Atlantis" })));
        Assert.IsType<FacilityOutcome.Refused>(await portal.SaveAsync(admin, new FacilityChange.Close(new ClosureFields(today.PlusDays(2), today.PlusDays(2), "Flood") { FacilityId = id })));

        var running = (int)(await portal.SqlAsync(
            "INSERT INTO facility_closures (facility_id, starts_local, ends_local, reason) VALUES ($1, '2026-01-01', '2100-01-01', 'Flood') RETURNING id", id))!;
        Assert.IsType<FacilityOutcome.Saved>(await portal.SaveAsync(admin, new FacilityChange.Reopen(running)));
        Assert.Equal(true, await portal.SqlAsync("SELECT ends_local BETWEEN (now() AT TIME ZONE 'UTC') AND (now() AT TIME ZONE 'UTC') + interval '2 minutes' FROM facility_closures WHERE id = $1", running));
    }

    private async Task<int> VersionAsync(int id) => (int)(await portal.SqlAsync("SELECT rules_version FROM facilities WHERE id = $1", id))!;
}
