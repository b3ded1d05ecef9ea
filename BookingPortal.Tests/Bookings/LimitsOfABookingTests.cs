using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

/// <summary>The limits that somebody set, each met by a booking: the code, where it is set, and what would be allowed.</summary>
public sealed class LimitsOfABookingTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task POL1_LengthsWindowAndNoticeOfTheRoom_AreNamedWithWhatIsAllowed()
    {
        var room = await A.Facility().Limited(shortest: 30, longest: 60, window: 5, notice: 60 * 24 * 2).SaveAsync(portal);
        var now = await portal.NowAsync();

        await IsRefusedAsync(room.Id, 9, 9.25, 3, RefusalCode.TooShort, RuleSource.Facility, Duration.FromMinutes(30));
        await IsRefusedAsync(room.Id, 9, 11, 3, RefusalCode.TooLong, RuleSource.Facility, Duration.FromMinutes(60));
        await IsRefusedAsync(room.Id, 9, 10, 6, RefusalCode.BeyondWindow, RuleSource.Facility, now.InUtc().Date.PlusDays(5));
        await IsRefusedAsync(room.Id, 9, 10, 1, RefusalCode.TooLittleNotice, RuleSource.Facility, null);
    }

    [Fact]
    public async Task POL1_DefaultsOfTheOrganisation_HoldWhereTheRoomSaysNothing()
    {
        var (plain, own) = (await A.Facility().SaveAsync(portal), await A.Facility().Limited(shortest: 15, longest: 240, window: 300, notice: 0, open: 9, week: 6000).SaveAsync(portal));
        await SetDefaultsAsync("min_duration = 30, max_duration = 60, window_days = 5, notice_minutes = 2880, max_open_bookings = 1, max_minutes_per_week = 60, person_max_minutes_per_week = 240");
        try
        {
            await IsRefusedAsync(plain.Id, 9, 9.25, 3, RefusalCode.TooShort, RuleSource.Organisation, Duration.FromMinutes(30));
            await IsRefusedAsync(plain.Id, 9, 11, 3, RefusalCode.TooLong, RuleSource.Organisation, Duration.FromMinutes(60));
            await IsRefusedAsync(plain.Id, 9, 10, 6, RefusalCode.BeyondWindow, RuleSource.Organisation, null);
            await IsRefusedAsync(plain.Id, 9, 10, 1, RefusalCode.TooLittleNotice, RuleSource.Organisation, null);

            var robin = await A.Person().SaveAsync(portal);
            var first = (await portal.SlotAsync(9, 10)).AskFor(plain.Id);
            await portal.MustBookAsync(robin, first);
            var twice = Assert.IsType<BookingOutcome.Refused>(await portal.BookAsync(robin, (await portal.SlotAsync(10, 11)).AskFor(plain.Id)));
            Assert.Equal([RefusalCode.TooManyOpenBookings, RefusalCode.TooMuchThisWeek], twice.Because.Select(one => one.Code));
            Assert.All(twice.Because, one => Assert.Equal(RuleSource.Organisation, one.Source));

            // All rooms together: an hour is held, four are allowed.
            var much = Assert.IsType<BookingOutcome.Refused>(await portal.BookAsync(robin, (await portal.SlotAsync(11, 15)).AskFor(own.Id)));
            var refusal = Assert.Single(much.Because);
            Assert.Equal((RefusalCode.TooMuchThisWeekAnywhere, RuleSource.Organisation), (refusal.Code, refusal.Source));
            Assert.Equal([Duration.FromHours(4), Duration.FromHours(3)], refusal.Values);
        }
        finally
        {
            await SetDefaultsAsync("min_duration = NULL, max_duration = NULL, window_days = NULL, notice_minutes = NULL, max_open_bookings = NULL, max_minutes_per_week = NULL, person_max_minutes_per_week = NULL");
        }
    }

    [Theory]
    [InlineData("building", RuleSource.Building)]
    [InlineData("place", RuleSource.Place)]
    [InlineData("all", RuleSource.Organisation)]
    public async Task POL1_ClosureOfMoreThanTheRoom_NamesItsReasonItsEndAndWhereItIsSet(string scope, RuleSource source)
    {
        var place = $"Place {Guid.NewGuid():N}";
        var room = await A.Facility().In(place, "UTC").SaveAsync(portal);
        await portal.SqlAsync("UPDATE facilities SET building = 'Tower' WHERE id = $1", room.Id);
        var day = await portal.SlotAsync(0, 24, daysAhead: 20);
        var (from, to) = (day.Start.InUtc().LocalDateTime, day.End.InUtc().LocalDateTime);
        await using (var context = portal.OwnerContext())
        {
            context.Add(scope switch
            {
                "building" => Closure.OfBuilding(place, "Tower", from, to, "New carpet"),
                "place" => Closure.OfPlace(place, from, to, "New carpet"),
                _ => Closure.OfAll(from, to, "New carpet"),
            });
            await context.SaveChangesAsync();
        }

        await portal.SqlAsync("UPDATE facilities SET rules_version = rules_version + 1");
        portal.Get<FacilityCatalog>().Forget();
        try
        {
            var refused = Assert.IsType<BookingOutcome.Refused>(await portal.BookAsync(
                await A.Person().SaveAsync(portal), (await portal.SlotAsync(9, 10, daysAhead: 20)).AskFor(room.Id)));

            var refusal = Assert.Single(refused.Because);
            Assert.Equal((RefusalCode.DuringClosure, source), (refusal.Code, refusal.Source));
            Assert.Equal(["New carpet", day.End], refusal.Values);
        }
        finally
        {
            await portal.SqlAsync("WITH gone AS (DELETE FROM facility_closures) UPDATE facilities SET rules_version = rules_version + 1");
            portal.Get<FacilityCatalog>().Forget();
        }
    }

    private async Task IsRefusedAsync(int room, double from, double to, int daysAhead, RefusalCode code, RuleSource source, object? allowed)
    {
        var refused = Assert.IsType<BookingOutcome.Refused>(await portal.BookAsync(
            await A.Person().SaveAsync(portal), (await portal.SlotAsync(from, to, daysAhead)).AskFor(room)));
        var refusal = Assert.Single(refused.Because, one => one.Code == code);
        Assert.Equal((code, source), (refusal.Code, refusal.Source));
        Assert.Equal(allowed ?? refusal.Values[0], refusal.Values[0]);
    }

    private async Task SetDefaultsAsync(string set)
    {
        await portal.SqlAsync($"WITH raised AS (UPDATE facilities SET rules_version = rules_version + 1) UPDATE booking_defaults SET {set}");
        portal.Get<FacilityCatalog>().Forget();
    }
}
