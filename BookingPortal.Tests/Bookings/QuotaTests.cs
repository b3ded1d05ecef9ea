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
    public async Task QuotaLoweredMeanwhile_WhatIsHeldIsStillMovedShortenedAndSetBack()
    {
        var room = await A.Facility().Limited(open: 3, week: 600).SaveAsync(portal);
        var other = await A.Facility().Limited(open: 1).SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var monday = FacilityClock.Of("UTC").Week((await portal.NowAsync()).InUtc().Date.PlusDays(14)).Start;
        TimeSlot Slot(int from, int to) => new(monday + Duration.FromHours(from), monday + Duration.FromHours(to));
        var held = new[] { await portal.HoldAsync(robin, Slot(1, 3).AskFor(room.Id)), await portal.HoldAsync(robin, Slot(4, 6).AskFor(room.Id)) };
        await portal.MustBookAsync(robin, Slot(1, 2).AskFor(other.Id));
        await portal.SqlAsync("UPDATE facilities SET max_open_bookings = 1, max_minutes_per_week = 60, rules_version = rules_version + 1 WHERE id = $1", room.Id);
        portal.Get<FacilityCatalog>().Forget();

        var move = ChangeRequest.Move(held[0], Slot(10, 12), Guid.NewGuid());
        Assert.IsType<BookingOutcome.Changed>(await ChangeAsync(move));
        Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(robin, bookings => bookings.UndoAsync(new UndoRequest(held[0].Id, move.RequestId, Guid.NewGuid()))));
        var shorten = ChangeRequest.EndAt(held[1], Slot(4, 5).End, Guid.NewGuid());
        Assert.IsType<BookingOutcome.Changed>(await ChangeAsync(shorten));
        Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(robin, bookings => bookings.UndoAsync(new UndoRequest(held[1].Id, shorten.RequestId, Guid.NewGuid()))));
        var cancel = new CancelRequest(held[1].Id, Guid.NewGuid());
        await portal.CancelAsync(robin, cancel);
        Assert.IsType<BookingOutcome.Restored>(await portal.AsAsync(robin, bookings => bookings.UndoAsync(new UndoRequest(held[1].Id, cancel.RequestId, Guid.NewGuid()))));

        // More time, another week and another room are more than he had.
        var seen = await portal.SeeAsync(robin, held[0].Id);
        await IsTooMuchAsync(ChangeRequest.EndAt(seen, seen.Slot.End + Duration.FromHours(1), Guid.NewGuid()), RefusalCode.TooMuchThisWeek);
        await IsTooMuchAsync(ChangeRequest.Move(seen, Slot(24 * 7, (24 * 7) + 2), Guid.NewGuid()), RefusalCode.TooMuchThisWeek);
        await IsTooMuchAsync(ChangeRequest.Move(seen, seen.Slot, Guid.NewGuid(), other.Id), RefusalCode.TooManyOpenBookings);

        Task<BookingOutcome> ChangeAsync(ChangeRequest change) => portal.AsAsync(robin, bookings => bookings.ChangeAsync(change));

        async Task IsTooMuchAsync(ChangeRequest change, RefusalCode code) =>
            Assert.Equal(code, Assert.Single(Assert.IsType<BookingOutcome.Refused>(await ChangeAsync(change)).Because).Code);
    }

    [Fact]
    public async Task POL3_ExtensionsAtOnce_OnlyAsManyAsTheWeekHas()
    {
        var room = await A.Facility().Limited(week: 60 * (Clients + 3)).SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var monday = FacilityClock.Of("UTC").Week((await portal.NowAsync()).InUtc().Date.PlusDays(14)).Start;
        var held = new List<BookingDetails>();
        for (var i = 0; i < Clients; i++)
        {
            held.Add(await portal.HoldAsync(robin, new TimeSlot(monday + Duration.FromHours(4 * i), monday + Duration.FromHours((4 * i) + 1)).AskFor(room.Id)));
        }

        var answers = await AtOnceAsync(i => portal.AsAsync(
            robin, bookings => bookings.ChangeAsync(ChangeRequest.EndAt(held[i], held[i].Slot.End + Duration.FromHours(1), Guid.NewGuid()))));

        Assert.Equal(3, answers.OfType<BookingOutcome.Changed>().Count());
        Assert.All(answers.OfType<BookingOutcome.Refused>(), refused => Assert.Equal(RefusalCode.TooMuchThisWeek, Assert.Single(refused.Because).Code));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task POL3_RestoringOrUndoingAtOnce_OnlyAsManyAsThereIsRoomFor(bool undoes)
    {
        var room = await A.Facility().Limited(open: 2).SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var gone = new List<(BookingDetails Booking, Guid Cancelled)>();
        for (var i = 0; i < Clients; i++)
        {
            var id = await portal.MustBookAsync(robin, (await portal.SlotAsync(i, i + 1)).AskFor(room.Id));
            var cancel = new CancelRequest(id, Guid.NewGuid());
            await portal.CancelAsync(robin, cancel);
            gone.Add((await portal.SeeAsync(robin, id), cancel.RequestId));
        }

        // All as if cancelled just now, however long the making took.
        await portal.SqlAsync("UPDATE booking_audit_log SET changed_at = clock_timestamp() WHERE facility_id = $1", room.Id);

        var answers = await AtOnceAsync(i => portal.AsAsync(robin, bookings => undoes
            ? bookings.UndoAsync(new UndoRequest(gone[i].Booking.Id, gone[i].Cancelled, Guid.NewGuid()))
            : bookings.RestoreAsync(new RestoreRequest(gone[i].Booking.Id, gone[i].Booking.Version, Guid.NewGuid()))));

        Assert.Equal(2, answers.OfType<BookingOutcome.Restored>().Count());
        Assert.Equal(2L, await portal.SqlAsync("SELECT count(*) FROM bookings WHERE facility_id = $1 AND status = 'confirmed'", room.Id));
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
