using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Audit;

public sealed class BookingHistoryServiceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task AUD3_OfAsync_OwnerAndStaff_ReadWhoWhenOldNewAndWhy()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (robin, staff, stranger) = (await A.Person("Robin Example").SaveAsync(portal), await A.StaffMember("Sasha Desk").SaveAsync(portal), await A.Person().SaveAsync(portal));
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id, "Before"));
        var edit = ChangeRequest.Edit(booking, new BookingContent("After"), Guid.NewGuid());
        await portal.AsAsync(robin, bookings => bookings.ChangeAsync(edit));
        await portal.CancelAsync(staff, new CancelRequest(booking.Id, Guid.NewGuid(), "Flood"), RoleNames.Staff);

        foreach (var (reader, roles) in new[] { (robin, Array.Empty<string>()), (staff, [RoleNames.Staff]) })
        {
            var history = await AskAsync(reader, roles, service => service.OfAsync(booking.Id));

            Assert.Equal([AuditAction.Created, AuditAction.Updated, AuditAction.AdminCancelled], history.Select(line => line.Action));
            Assert.Equal(["Robin Example", "Robin Example", "Sasha Desk"], history.Select(line => line.By));
            Assert.Equal((edit.RequestId, new FieldChange("title", "Before", "After")), (history[1].RequestId, Assert.Single(history[1].Changes, change => change.Field == "title")));
            Assert.Equal("Flood", history[2].Reason);
        }

        Assert.Empty(await AskAsync(stranger, [], service => service.OfAsync(booking.Id)));
        Assert.Empty(await AskAsync(stranger, [], service => service.OfAsync(long.MaxValue)));
        Assert.Null(await AskAsync(stranger, [], service => service.AsOfAsync(booking.Id, booking.Version)));
    }

    [Fact]
    public async Task DayAsOfAsync_AfterMovesAndCancellations_ShowsTheDayAsItWas()
    {
        var room = await A.Facility().InTokyo().SaveAsync(portal);
        var other = await A.Facility().InTokyo().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var slot = await portal.SlotAsync(3, 4);
        var date = BookingPortal.Time.FacilityClock.Of("Asia/Tokyo").DateOf(slot.Start);
        var beforeAll = await ClockAsync();
        var moved = await portal.HoldAsync(robin, slot.AskFor(room.Id, "Moved"));
        var gone = await portal.HoldAsync(robin, (await portal.SlotAsync(5, 6)).AskFor(room.Id, "Cancelled"));
        var comes = await portal.HoldAsync(robin, (await portal.SlotAsync(5, 6)).AskFor(other.Id, "Comes"));
        var both = await ClockAsync();
        await portal.AsAsync(robin, bookings => bookings.ChangeAsync(ChangeRequest.Move(moved, moved.Slot, Guid.NewGuid(), other.Id)));
        await portal.CancelAsync(robin, new CancelRequest(gone.Id, Guid.NewGuid()));
        await portal.AsAsync(robin, bookings => bookings.ChangeAsync(ChangeRequest.Move(comes, comes.Slot, Guid.NewGuid(), room.Id)));

        Assert.Empty(await DayAsync(beforeAll));
        Assert.Equal(["Moved", "Cancelled"], (await DayAsync(both)).Select(one => one.Title));
        Assert.Equal(["Comes"], (await DayAsync(await ClockAsync())).Select(one => one.Title));
        var replayed = await AskAsync(robin, [], service => service.AsOfAsync(moved.Id, both));
        Assert.Equal((room.Id, moved.Slot.Start, "confirmed"), (replayed!.FacilityId, replayed.Start, replayed.Status));
        Assert.Null(await AskAsync(robin, [], service => service.AsOfAsync(moved.Id, beforeAll)));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => AskAsync(robin, [], service => service.DayAsOfAsync(room.Id, date, both)));

        Task<IReadOnlyList<BookingAsOf>> DayAsync(Instant moment) => AskAsync(staff, [RoleNames.Staff], service => service.DayAsOfAsync(room.Id, date, moment));
    }

    [Fact]
    public async Task DayAsOfAsync_RoomThatWasRetired_StillHasItsDays()
    {
        var room = await A.Facility().InTokyo().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(3, 4)).AskFor(room.Id));
        var date = BookingPortal.Time.FacilityClock.Of("Asia/Tokyo").DateOf(booking.Slot.Start);
        await portal.SqlAsync("UPDATE facilities SET is_active = false, rules_version = rules_version + 1 WHERE id = $1", room.Id);
        portal.Get<BookingPortal.Facilities.FacilityCatalog>().Forget();
        var moment = await ClockAsync();

        var day = await AskAsync(staff, [RoleNames.Staff], service => service.DayAsOfAsync(room.Id, date, moment));

        Assert.Equal(booking.Id, Assert.Single(day).BookingId);
    }

    [Fact]
    public async Task OfAsync_MoreThanAPageOfLines_GivesAllOfThem()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await portal.SqlAsync(
            """
            INSERT INTO booking_audit_log (booking_id, facility_id, action, old_values, new_values, changed_by, reason)
            SELECT id, facility_id, 'updated', to_jsonb(b), to_jsonb(b), user_id, 'Line ' || n FROM bookings b, generate_series(1, 150) n WHERE id = $1
            """, booking.Id);

        var history = await AskAsync(robin, [], service => service.OfAsync(booking.Id));

        Assert.Equal((151, AuditAction.Created, "Line 150"), (history.Count, history[0].Action, history[^1].Reason));
    }

    [Fact]
    public async Task FindAsync_EachFilterAndPage_GivesItsLinesNewestFirst()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var request = (await portal.SlotAsync(9, 10)).AskFor(room.Id);
        var id = await portal.MustBookAsync(robin, request);
        await portal.CancelAsync(staff, new CancelRequest(id, Guid.NewGuid(), "Flood"), RoleNames.Staff);

        var all = await FindAsync(new AuditFilter { FacilityId = room.Id });
        Assert.Equal([AuditAction.AdminCancelled, AuditAction.Created], all.Select(line => line.Action));
        Assert.Equal([AuditAction.Created], (await FindAsync(new AuditFilter { FacilityId = room.Id, After = (all[0].At, all[0].Id) })).Select(line => line.Action));
        Assert.Equal(id, Assert.Single(await FindAsync(new AuditFilter { RequestId = request.RequestId })).BookingId);
        Assert.Equal(id, Assert.Single(await FindAsync(new AuditFilter { PersonId = staff.Id })).BookingId);
        Assert.Equal(id, Assert.Single(await FindAsync(new AuditFilter { FacilityId = room.Id, Action = AuditAction.Created })).BookingId);
        Assert.Empty(await FindAsync(new AuditFilter { FacilityId = room.Id, Until = all[1].At }));
        Assert.Equal(2, (await FindAsync(new AuditFilter { FacilityId = room.Id, From = all[1].At })).Count);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => AskAsync(robin, [], service => service.FindAsync(new AuditFilter())));

        Task<IReadOnlyList<AuditRecord>> FindAsync(AuditFilter filter) => AskAsync(staff, [RoleNames.Staff], service => service.FindAsync(filter));
    }

    private async Task<Instant> ClockAsync() => Instant.FromDateTimeUtc((DateTime)(await portal.SqlAsync("SELECT clock_timestamp()"))!);

    private async Task<T> AskAsync<T>(PortalUser person, string[] roles, Func<BookingHistoryService, Task<T>> ask)
    {
        await using var signedIn = portal.SignIn(person, roles);
        return await ask(signedIn.ServiceProvider.GetRequiredService<BookingHistoryService>());
    }
}
