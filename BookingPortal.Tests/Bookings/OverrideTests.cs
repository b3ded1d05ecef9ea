using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

/// <summary>POL4: staff set a rule aside on purpose, with a reason, and the history says so. The constraint is nobody's to set aside.</summary>
public sealed class OverrideTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task POL4_StaffNameTheRuleAndAReason_IsBookedAndAudited()
    {
        var room = await A.Facility().Open(540, 1020).Limited(longest: 60).SaveAsync(portal);
        var staff = await A.StaffMember().SaveAsync(portal);
        var request = (await portal.SlotAsync(18, 20)).AskFor(room.Id);

        var refused = Assert.IsType<BookingOutcome.Refused>(await portal.AsStaffAsync(staff, bookings => bookings.BookAsync(request)));
        Assert.Equal([RefusalCode.TooLong, RefusalCode.OutsideOpeningHours], refused.Because.Select(one => one.Code));

        request = request with { Override = [RefusalCode.OutsideOpeningHours, RefusalCode.TooManyOpenBookings], Reason = "Election night" };
        refused = Assert.IsType<BookingOutcome.Refused>(await portal.AsStaffAsync(staff, bookings => bookings.BookAsync(request)));
        Assert.Equal(RefusalCode.TooLong, Assert.Single(refused.Because).Code);

        request = request with { Override = [.. request.Override, RefusalCode.TooLong] };
        Assert.IsType<BookingOutcome.Booked>(await portal.AsStaffAsync(staff, bookings => bookings.BookAsync(request)));

        // Only what stood in the way is told.
        Assert.Equal("TooLong,OutsideOpeningHours Election night", await portal.SqlAsync(
            "SELECT array_to_string(overridden_rules, ',') || ' ' || reason FROM booking_audit_log WHERE request_id = $1", request.RequestId));
        var taken = request with { RequestId = Guid.NewGuid() };
        Assert.IsType<BookingOutcome.SlotTaken>(await portal.AsStaffAsync(staff, bookings => bookings.BookAsync(taken)));
    }

    [Fact]
    public async Task POL4_WithoutReasonOrRightOrForARuleOfTheProduct_IsNotDone()
    {
        var room = await A.Facility().Open(540, 1020).SaveAsync(portal);
        var (staff, robin) = (await A.StaffMember().SaveAsync(portal), await A.Person().SaveAsync(portal));
        var request = (await portal.SlotAsync(18, 19)).AskFor(room.Id) with { Override = [RefusalCode.OutsideOpeningHours] };

        var without = Assert.IsType<BookingOutcome.Refused>(await portal.AsStaffAsync(staff, bookings => bookings.BookAsync(request)));
        Assert.Equal(RefusalCode.ReasonMissing, Assert.Single(without.Because).Code);
        Assert.IsType<BookingOutcome.NotAllowed>(await portal.BookAsync(robin, request with { Reason = "Please" }));

        // A role that is claimed but not held any more.
        Assert.IsType<BookingOutcome.NotAllowed>(await portal.AsStaffAsync(robin, bookings => bookings.BookAsync(request with { Reason = "Please" })));

        var tooLong = (await portal.SlotAsync(0, 25)).AskFor(room.Id) with { Override = [.. Enum.GetValues<RefusalCode>()], Reason = "Please" };
        var held = Assert.IsType<BookingOutcome.Refused>(await portal.AsStaffAsync(staff, bookings => bookings.BookAsync(tooLong)));
        Assert.Equal(RefusalCode.TooLong, Assert.Single(held.Because).Code);
        var past = (await portal.SlotAsync(9, 10, daysAhead: -2)).AskFor(room.Id) with { Override = [.. Enum.GetValues<RefusalCode>()], Reason = "Please" };
        held = Assert.IsType<BookingOutcome.Refused>(await portal.AsStaffAsync(staff, bookings => bookings.BookAsync(past)));
        Assert.Equal(RefusalCode.InThePast, Assert.Single(held.Because).Code);
    }

    [Fact]
    public async Task POL4_AQuotaSetAside_IsBookedOnceMore()
    {
        var room = await A.Facility().Limited(open: 1, week: 60).SaveAsync(portal);
        var (staff, robin) = (await A.StaffMember().SaveAsync(portal), await A.Person().SaveAsync(portal));
        await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var more = (await portal.SlotAsync(11, 12)).AskFor(room.Id) with { OnBehalfOf = robin.Id, Reason = "Two shifts", Override = [RefusalCode.TooManyOpenBookings] };

        var refused = Assert.IsType<BookingOutcome.Refused>(await portal.AsStaffAsync(staff, bookings => bookings.BookAsync(more)));
        Assert.Equal(RefusalCode.TooMuchThisWeek, Assert.Single(refused.Because).Code);
        Assert.IsType<BookingOutcome.Booked>(await portal.AsStaffAsync(
            staff, bookings => bookings.BookAsync(more with { Override = [RefusalCode.TooManyOpenBookings, RefusalCode.TooMuchThisWeek] })));
    }

    [Fact]
    public async Task POL4_AMoveOutsideOfHours_IsAuditedAsAnOverride()
    {
        var room = await A.Facility().Open(540, 1020).SaveAsync(portal);
        var (staff, robin) = (await A.StaffMember().SaveAsync(portal), await A.Person().SaveAsync(portal));
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var move = ChangeRequest.EndAt(booking, booking.Slot.Start + Duration.FromHours(9), Guid.NewGuid()) with
        {
            Override = [RefusalCode.OutsideOpeningHours],
            Reason = "Election night",
        };

        Assert.IsType<BookingOutcome.NotAllowed>(await portal.AsAsync(robin, bookings => bookings.ChangeAsync(move)));
        Assert.IsType<BookingOutcome.Changed>(await portal.AsStaffAsync(staff, bookings => bookings.ChangeAsync(move)));

        Assert.Equal("OutsideOpeningHours", await portal.SqlAsync(
            "SELECT array_to_string(overridden_rules, ',') FROM booking_audit_log WHERE request_id = $1", move.RequestId));
    }
}
