using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

/// <summary>Quotas hold when requests come at once, whatever the verb.</summary>
public sealed class QuotaTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const int Clients = 16;

    [Fact]
    public async Task POL3_OneBookingLeftAndManyRequestsAtOnce_ExactlyOneSucceeds()
    {
        var room = await A.Facility().Limited(open: 3).SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        await portal.MustBookAsync(robin, (await portal.SlotAsync(0, 1)).AskFor(room.Id));
        await portal.MustBookAsync(robin, (await portal.SlotAsync(1, 2)).AskFor(room.Id));

        var answers = await AtOnceAsync(async i => await portal.BookAsync(robin, (await portal.SlotAsync(3 + i, 4 + i)).AskFor(room.Id)));

        Assert.Single(answers.OfType<BookingOutcome.Booked>());
        Assert.All(answers.OfType<BookingOutcome.Refused>(), refused =>
        {
            var one = Assert.Single(refused.Because);
            Assert.Equal((RefusalCode.TooManyOpenBookings, RuleSource.Facility, 3), (one.Code, one.Source, one.Values[0]));
        });
        Assert.Equal(Clients - 1, answers.OfType<BookingOutcome.Refused>().Count());
    }

    [Fact]
    public async Task POL3_MinutesOfAWeek_HoldForBookingsAndMovesAtOnce()
    {
        var room = await A.Facility().In("Tokyo", "Asia/Tokyo").Limited(week: 300).SaveAsync(portal);
        var other = await A.Facility().In("Tokyo", "Asia/Tokyo").SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var monday = FacilityClock.Of("Asia/Tokyo").Week((await portal.NowAsync()).InUtc().Date.PlusDays(14)).Start;
        var elsewhere = new List<BookingDetails>();
        for (var i = 0; i < Clients / 2; i++)
        {
            elsewhere.Add(await portal.HoldAsync(robin, Hour(i).AskFor(other.Id)));
        }

        var answers = await AtOnceAsync(i => i % 2 == 0
            ? portal.BookAsync(robin, Hour(40 + i).AskFor(room.Id))
            : portal.AsAsync(robin, bookings => bookings.ChangeAsync(ChangeRequest.Move(elsewhere[i / 2], Hour(80 + i), Guid.NewGuid(), room.Id))));

        Assert.Equal(5, answers.Count(answer => answer is BookingOutcome.Booked or BookingOutcome.Changed));
        Assert.All(answers.OfType<BookingOutcome.Refused>(), refused => Assert.Equal(RefusalCode.TooMuchThisWeek, Assert.Single(refused.Because).Code));
        Assert.Equal(Clients - 5, answers.OfType<BookingOutcome.Refused>().Count());

        // The week begins on Monday of the room's zone: an hour before it is another week.
        Assert.IsType<BookingOutcome.Booked>(await portal.BookAsync(robin, Hour(-1).AskFor(room.Id)));

        TimeSlot Hour(int hour) => new(monday + Duration.FromHours(hour), monday + Duration.FromHours(hour + 1));
    }

    [Fact]
    public async Task POL3_LimitsOfTheOrganisation_CountAllRoomsTogether()
    {
        var (one, two) = (await A.Facility().SaveAsync(portal), await A.Facility().SaveAsync(portal));
        var robin = await A.Person().SaveAsync(portal);
        await SetDefaultsAsync("person_max_open_bookings = 2");
        try
        {
            var answers = await AtOnceAsync(async i => await portal.BookAsync(robin, (await portal.SlotAsync(i, i + 1)).AskFor(i % 2 == 0 ? one.Id : two.Id)));

            Assert.Equal(2, answers.OfType<BookingOutcome.Booked>().Count());
            var refusal = Assert.Single(answers.OfType<BookingOutcome.Refused>().First().Because);
            Assert.Equal((RefusalCode.TooManyOpenBookingsAnywhere, RuleSource.Organisation), (refusal.Code, refusal.Source));
        }
        finally
        {
            await SetDefaultsAsync("person_max_open_bookings = NULL");
        }
    }

    [Fact]
    public async Task POL3_ACancelledBooking_CountsNoMoreUntilItIsRestored()
    {
        var room = await A.Facility().Limited(open: 1).SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var first = await portal.MustBookAsync(robin, (await portal.SlotAsync(0, 1)).AskFor(room.Id));
        var cancel = new CancelRequest(first, Guid.NewGuid());
        await portal.CancelAsync(robin, cancel);
        var second = await portal.HoldAsync(robin, (await portal.SlotAsync(1, 2)).AskFor(room.Id));

        var gone = await portal.SeeAsync(robin, first);
        var restored = await portal.AsAsync(robin, bookings => bookings.RestoreAsync(new RestoreRequest(first, gone.Version, Guid.NewGuid())));
        var undone = await portal.AsAsync(robin, bookings => bookings.UndoAsync(new UndoRequest(first, cancel.RequestId, Guid.NewGuid())));

        Assert.All([restored, undone], answer =>
            Assert.Equal(RefusalCode.TooManyOpenBookings, Assert.Single(Assert.IsType<BookingOutcome.Refused>(answer).Because).Code));

        // A booking does not stand in its own way.
        Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(
            robin, bookings => bookings.ChangeAsync(ChangeRequest.EndAt(second, second.Slot.End + Duration.FromHours(1), Guid.NewGuid()))));
    }

    [Fact]
    public async Task Quota_OfAnotherPerson_IsNotTouched()
    {
        var room = await A.Facility().Limited(open: 1).SaveAsync(portal);
        var (robin, kim, staff) = (await A.Person().SaveAsync(portal), await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));

        await portal.MustBookAsync(robin, (await portal.SlotAsync(0, 1)).AskFor(room.Id));
        await portal.MustBookAsync(kim, (await portal.SlotAsync(1, 2)).AskFor(room.Id));

        // What staff book for somebody counts for him.
        var refused = await portal.AsStaffAsync(staff, async bookings =>
            await bookings.BookAsync((await portal.SlotAsync(2, 3)).AskFor(room.Id) with { OnBehalfOf = robin.Id }));
        Assert.Equal(RefusalCode.TooManyOpenBookings, Assert.Single(Assert.IsType<BookingOutcome.Refused>(refused).Because).Code);
    }

    private async Task SetDefaultsAsync(string set)
    {
        await portal.SqlAsync($"WITH raised AS (UPDATE facilities SET rules_version = rules_version + 1) UPDATE booking_defaults SET {set}");
        portal.Get<FacilityCatalog>().Forget();
    }

    private static Task<BookingOutcome[]> AtOnceAsync(Func<int, Task<BookingOutcome>> act) =>
        Task.WhenAll(Enumerable.Range(0, Clients).Select(i => Task.Run(() => act(i))));
}
