using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Bookings;

public sealed class HandOverTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Why = "Robin has left";

    [Fact]
    public async Task ABookingToCome_IsTheHeirsWithAllThatWasInIt_AndBothHistoriesSayWhy()
    {
        var (owner, heir, staff) = await PeopleAsync();
        var room = await A.Facility().SaveAsync(portal);
        var slot = await portal.SlotAsync(9, 10);
        var before = await portal.HoldAsync(owner, slot.AskFor(room.Id, "Weekly") with
        {
            Description = "With slides",
            AttendeeCount = 4,
            ExternalMeetingUrl = "https://meet.example/1",
            IsPrivate = true,
        });

        var id = Assert.IsType<BookingOutcome.Booked>(await GiveAsync(staff, Ask(before.Id, heir))).Id;

        var after = await portal.SeeAsync(heir, id);
        Assert.Equal((before.Slot, before.Blocked, before.Content, BookingStatus.Confirmed, heir.Id, staff.Id), (after.Slot, after.Blocked, after.Content, after.Status, after.OwnerId, after.CreatedBy));
        var old = await portal.SeeAsync(owner, before.Id);
        Assert.Equal((BookingStatus.Cancelled, Why, staff.Id), (old.Status, old.CancellationReason, old.CancelledBy));
        Assert.Equal(
            "admin_cancelled created",
            await portal.SqlAsync("SELECT string_agg(action::text, ' ' ORDER BY action::text) FROM booking_audit_log WHERE reason = $1 AND changed_by = $2 AND booking_id IN ($3, $4)", Why, staff.Id, before.Id, id));
        Assert.Equal((0, 0), (await portal.OverlapsAsync(), await portal.AuditFaultsAsync()));
    }

    [Fact]
    public async Task I6_SentAgain_AnswersTheSame_AndForSomebodyElseItIsAnotherRequest()
    {
        var (owner, heir, staff) = await PeopleAsync();
        var room = await A.Facility().SaveAsync(portal);
        var before = await portal.HoldAsync(owner, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var request = Ask(before.Id, heir);

        var first = await GiveAsync(staff, request);

        Assert.IsType<BookingOutcome.Booked>(first);
        Assert.Equal(first, await GiveAsync(staff, request));
        Assert.IsType<BookingOutcome.KeyReused>(await GiveAsync(staff, request with { HeirId = staff.Id }));
        Assert.IsType<BookingOutcome.Stale>(await GiveAsync(staff, request with { RequestId = Guid.NewGuid() }));
        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM bookings WHERE facility_id = $1 AND status = 'confirmed'", room.Id));
    }

    [Fact]
    public async Task S1_RivalsForTheSlot_NeverGetInBetween()
    {
        var (owner, heir, staff) = await PeopleAsync();
        var room = await A.Facility().SaveAsync(portal);
        for (var round = 0; round < 5; round++)
        {
            var slot = await portal.SlotAsync(9, 10, daysAhead: 3 + round);
            var before = await portal.HoldAsync(owner, slot.AskFor(room.Id));
            var rivals = Enumerable.Range(0, 8).Select(_ => portal.BookAsync(heir, slot.AskFor(room.Id, "Rival"))).ToList();

            var given = await GiveAsync(staff, Ask(before.Id, heir));

            Assert.IsType<BookingOutcome.Booked>(given);
            Assert.DoesNotContain(await Task.WhenAll(rivals), outcome => outcome is BookingOutcome.Booked);
        }

        Assert.Equal((0, 0), (await portal.OverlapsAsync(), await portal.AuditFaultsAsync()));
    }

    [Fact]
    public async Task TwoHandItOverAtOnce_OneOfThem()
    {
        var (owner, heir, staff) = await PeopleAsync();
        var other = await A.Person("Another Heir").SaveAsync(portal);
        var room = await A.Facility().SaveAsync(portal);
        var before = await portal.HoldAsync(owner, (await portal.SlotAsync(9, 10)).AskFor(room.Id));

        var outcomes = await Task.WhenAll(GiveAsync(staff, Ask(before.Id, heir)), GiveAsync(staff, Ask(before.Id, other)));

        Assert.Single(outcomes.OfType<BookingOutcome.Booked>());
        Assert.Equal(0, await portal.OverlapsAsync());
    }

    [Fact]
    public async Task ARequest_StaysOneAndKeepsItsTimeToBeDecided()
    {
        var (owner, heir, staff) = await PeopleAsync();
        var room = await A.Facility().ThatWantsApproval().SaveAsync(portal);
        var before = await portal.HoldAsync(owner, (await portal.SlotAsync(9, 10)).AskFor(room.Id));

        var given = Assert.IsType<BookingOutcome.Booked>(await GiveAsync(staff, Ask(before.Id, heir)));

        Assert.Equal(BookingStatus.Pending, given.Status);
        Assert.Equal(before.ExpiresAt, (await portal.SeeAsync(heir, given.Id)).ExpiresAt);
    }

    [Theory]
    [InlineData("no reason")]
    [InlineData("began")]
    [InlineData("another version")]
    [InlineData("the same person")]
    [InlineData("locked")]
    [InlineData("nobody")]
    public async Task WhatCannotBeHandedOver_StaysAsItIs(string why)
    {
        var (owner, heir, staff) = await PeopleAsync();
        var room = await A.Facility().SaveAsync(portal);
        var before = why == "began"
            ? await portal.RunningAsync(owner, room.Id, 30, 60)
            : await portal.HoldAsync(owner, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        if (why == "locked")
        {
            await portal.SqlAsync("UPDATE users SET locked_at = now() WHERE id = $1", heir.Id);
        }

        var request = Ask(before.Id, why == "the same person" ? owner : heir);
        var outcome = await GiveAsync(staff, why switch
        {
            "no reason" => request with { Reason = " " },
            "another version" => request with { Seen = before.Version - NodaTime.Duration.FromSeconds(1) },
            "nobody" => request with { HeirId = int.MaxValue },
            _ => request,
        });

        Assert.IsNotType<BookingOutcome.Booked>(outcome);
        Assert.Equal((before.Version, before.OwnerId, BookingStatus.Confirmed), await StandsAsync(before.Id));
    }

    private async Task<(NodaTime.Instant, int, BookingStatus)> StandsAsync(long id)
    {
        var staff = await A.StaffMember().SaveAsync(portal);
        var booking = (await portal.AsStaffAsync(staff, bookings => bookings.FindAsync(id)))!;
        return (booking.Version, booking.OwnerId, booking.Status);
    }

    private static HandOverRequest Ask(long bookingId, PortalUser heir) => new(bookingId, heir.Id, Guid.NewGuid(), Why);

    private Task<BookingOutcome> GiveAsync(PortalUser staff, HandOverRequest request) => portal.AsStaffAsync(staff, bookings => bookings.HandOverAsync(request));

    private async Task<(PortalUser Owner, PortalUser Heir, PortalUser Staff)> PeopleAsync() =>
        (await A.Person("Robin Leaving").SaveAsync(portal), await A.Person("Hana Heir").SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
}
