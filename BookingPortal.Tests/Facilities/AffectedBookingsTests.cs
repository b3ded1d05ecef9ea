using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static BookingPortal.Tests.Facilities.AdminDeskScene;

namespace BookingPortal.Tests.Facilities;

/// <summary>ADM2: what a change would break is listed before it is saved, and cancelled only where an admin says so.</summary>
public sealed class AffectedBookingsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task ADM2_EachKindOfChange_NamesTheBookingsThatItBreaksAndNoOther()
    {
        var (admin, robin) = (await portal.AdminAsync(), await A.Person("Robin Owner").SaveAsync(portal));
        var id = await portal.MustAddAsync(admin, Room("Affected"));
        var early = await portal.MustBookAsync(robin, (await portal.SlotAsync(7, 8)).AskFor(id));
        var full = await portal.MustBookAsync(robin, (await portal.SlotAsync(10, 11)).AskFor(id) with { AttendeeCount = 8 });
        var lengthy = await portal.MustBookAsync(robin, (await portal.SlotAsync(12, 16)).AskFor(id));
        var late = await portal.MustBookAsync(robin, (await portal.SlotAsync(10, 11, daysAhead: 40)).AskFor(id));
        var gone = await portal.MustBookAsync(robin, (await portal.SlotAsync(5, 6)).AskFor(id));
        await portal.CancelAsync(robin, new CancelRequest(gone, Guid.NewGuid()));
        var (sheet, day) = (await portal.SheetAsync(admin, id), (await portal.SlotAsync(0, 1)).Start);
        var seen = sheet.Fields;

        await BreaksAsync(new FacilityChange.SetHours(id, sheet.Today, sheet.Weeks[0].Windows, EveryDay(540, 1200)), early);
        await BreaksAsync(new FacilityChange.SetHours(id, sheet.Today.PlusDays(20), [], EveryDay(0, 120)), late);
        await BreaksAsync(new FacilityChange.Edit(id, seen, seen with { Capacity = 7 }), full);
        await BreaksAsync(new FacilityChange.Edit(id, seen, seen with { Longest = 120 }), lengthy);
        await BreaksAsync(new FacilityChange.Edit(id, seen, seen with { WindowDays = 30 }), late);
        await BreaksAsync(new FacilityChange.Close(new ClosureFields(sheet.Clock.At(day).LocalDateTime.PlusHours(10), sheet.Clock.At(day).LocalDateTime.PlusHours(13), "Works")), full, lengthy);
        await BreaksAsync(new FacilityChange.Retire(id), early, full, lengthy, late);
        await BreaksAsync(new FacilityChange.Edit(id, seen, seen with { Name = "Renamed", Capacity = 9, NoticeMinutes = 500_000 }));

        async Task BreaksAsync(FacilityChange change, params long[] broken)
        {
            var affected = await portal.AffectedAsync(admin, change);
            Assert.True(affected.IsComplete);
            Assert.Equal(broken, affected.Bookings.Select(one => one.Id));
            Assert.All(affected.Bookings, one => Assert.Equal(("Affected", "Robin Owner", 1), (one.Room, one.Owner, one.Because.Count)));
        }
    }

    [Fact]
    public async Task ADM2_WhatWasBrokenBefore_IsNotNamedAgain()
    {
        var (admin, robin) = (await portal.AdminAsync(), await A.Person().SaveAsync(portal));
        var id = await portal.MustAddAsync(admin, Room("Twice"));
        var kept = await portal.MustBookAsync(robin, (await portal.SlotAsync(7, 8)).AskFor(id));
        var sheet = await portal.SheetAsync(admin, id);
        await portal.SaveAsync(admin, new FacilityChange.SetHours(id, sheet.Today, sheet.Weeks[0].Windows, EveryDay(540, 1200)));

        Assert.Empty((await portal.AffectedAsync(admin, new FacilityChange.SetHours(id, sheet.Today, EveryDay(540, 1200), EveryDay(600, 1200)))).Bookings);
        Assert.True((await portal.SeeAsync(robin, kept)).IsActive);
    }

    [Fact]
    public async Task CancelAsync_EachWithTheReasonAndItsOwnHistory_AndNotWithoutOne()
    {
        var (admin, robin) = (await portal.AdminAsync(), await A.Person().SaveAsync(portal));
        var id = await portal.MustAddAsync(admin, Room("Flooded"));
        long[] bookings = [await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(id)), await portal.MustBookAsync(robin, (await portal.SlotAsync(10, 11)).AskFor(id))];

        Assert.Equal(new CancelledForChange(0, 2), await CancelAsync(" "));
        Assert.Equal(new CancelledForChange(2, 0), await CancelAsync("The room is flooded"));
        Assert.Equal(new CancelledForChange(0, 2), await CancelAsync("The room is flooded"));
        Assert.Equal(2L, await portal.SqlAsync(
            "SELECT count(*) FROM booking_audit_log WHERE booking_id = ANY($1) AND action = 'admin_cancelled' AND changed_by = $2 AND reason = 'The room is flooded'", bookings, admin.Id));

        Task<CancelledForChange> CancelAsync(string reason) => portal.AskAsync(
            admin, services => services.GetRequiredService<AffectedBookings>().CancelAsync(bookings, reason), RoleNames.Admin);
    }
}
