using System.Diagnostics;
using BookingPortal.Availability;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Availability;

/// <summary>Weeks and months: how full days are, and at what price in questions.</summary>
public sealed class PeriodServiceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task MonthOfRoom_TwoOfTenHoursHeld_IsAFifthBookedAndEightHoursFree()
    {
        var room = await A.Facility().Open(480, 1080).SaveAsync(portal);
        var slot = await portal.SlotAsync(9, 11);
        await portal.MustBookAsync(await A.Person().SaveAsync(portal), slot.AskFor(room.Id));
        var date = slot.Start.InUtc().Date;

        var month = await AskAsync(periods => periods.MonthOfRoomAsync(room.Id, date));

        var day = month!.Days.Single(one => one.Date == date);
        Assert.Equal((Duration.FromHours(10), Duration.FromHours(2), Duration.FromHours(8)), (day.Open, day.Booked, day.Free));
        Assert.Equal(0.2, day.Share, 6);
        Assert.Equal(CalendarSystem.Iso.GetDaysInMonth(date.Year, date.Month), month.Days.Count);
    }

    [Fact]
    public async Task WeekOfRoom_BookingOutsideOfOpeningHours_FillsNothing()
    {
        var room = await A.Facility().Open(480, 1080).SaveAsync(portal);
        var slot = await portal.SlotAsync(17, 20);
        await portal.SqlAsync(
            "INSERT INTO bookings (facility_id, user_id, start_time, end_time, title) VALUES ($1, $2, $3, $4, 'Late')",
            room.Id, (await A.Person().SaveAsync(portal)).Id, slot.Start.ToDateTimeUtc(), slot.End.ToDateTimeUtc());

        var week = await AskAsync(periods => periods.WeekOfRoomsAsync(slot.Start.InUtc().Date, new RoomFilter(Text: room.Name)));

        Assert.Equal(Duration.FromHours(1), Assert.Single(week.Places[0].Rooms).Days[0].Booked);
    }

    /// <summary>TZ2: in Berlin the clock goes forward on 28 March 2027 and back on 31 October 2027.</summary>
    [Theory]
    [InlineData(2027, 3, 22, 23)]
    [InlineData(2027, 10, 25, 25)]
    public async Task WeekOfRoom_ClockIsChanged_ThatDayHasItsOwnLength(int year, int month, int day, int hours)
    {
        var room = await A.Facility().In("Berlin", "Europe/Berlin").Open(0, 1440).SaveAsync(portal);

        var week = await AskAsync(periods => periods.WeekOfRoomAsync(room.Id, new LocalDate(year, month, day)));

        Assert.Equal([24, 24, 24, 24, 24, 24, hours], week!.Days.Select(one => one.Axis.Duration.TotalHours));
        Assert.All(week.Days, one => Assert.Equal(one.Day, one.Axis));
    }

    /// <summary>PERF1.</summary>
    [Fact]
    public async Task WeekOfRooms_AnyNumberOfRooms_AsksTheSameNumberOfQuestions()
    {
        await A.Facility("Few").SaveAsync(portal);
        var few = await CountAsync("Few");
        for (var room = 0; room < 12; room++)
        {
            await A.Facility("Many").SaveAsync(portal);
        }

        var many = await CountAsync("Many");

        Assert.Equal((1, 12), (few.Rooms, many.Rooms));
        Assert.Equal(few.Questions, many.Questions);
        Assert.InRange(few.Questions, 1, 3);
    }

    [Fact]
    public async Task Periods_NobodySignedIn_AreRefused()
    {
        await using var nobody = portal.SignOut();
        var periods = nobody.ServiceProvider.GetRequiredService<PeriodService>();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => periods.WeekOfRoomsAsync(new LocalDate(2026, 11, 23), new RoomFilter()));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => periods.WeekOfRoomAsync(1, new LocalDate(2026, 11, 23)));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => periods.MonthOfRoomAsync(1, new LocalDate(2026, 11, 23)));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => periods.TodayAsync(1));
    }

    /// <summary>Questions that reach the database from one call, the facilities and the clock already read.</summary>
    private async Task<(int Rooms, int Questions)> CountAsync(string name)
    {
        await using var signedIn = portal.SignIn(await A.Person().SaveAsync(portal));
        var periods = signedIn.ServiceProvider.GetRequiredService<PeriodService>();
        await periods.RoomsAsync(new RoomFilter());
        using var root = new Activity("count").Start();
        var questions = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == root.TraceId)
                {
                    Interlocked.Increment(ref questions);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var week = await periods.WeekOfRoomsAsync((await portal.SlotAsync(0, 1)).Start.InUtc().Date, new RoomFilter(Text: name));
        return (week.RoomCount, questions);
    }

    private async Task<T> AskAsync<T>(Func<PeriodService, Task<T>> ask)
    {
        await using var signedIn = portal.SignIn(await A.Person("A Colleague").SaveAsync(portal));
        return await ask(signedIn.ServiceProvider.GetRequiredService<PeriodService>());
    }
}
