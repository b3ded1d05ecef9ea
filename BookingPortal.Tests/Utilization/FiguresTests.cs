using BookingPortal.Accounts;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using BookingPortal.Utilization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Utilization;

/// <summary>Every figure of the dashboard against a count of minutes that shares no line with it.</summary>
public sealed class FiguresTests(FiguresTests.Filled filled) : IClassFixture<FiguresTests.Filled>
{
    private static readonly UtilizationPeriod Autumn = new(new LocalDate(2025, 10, 13), new LocalDate(2025, 11, 9));
    private static readonly UtilizationPeriod Spring = new(new LocalDate(2026, 3, 1), new LocalDate(2026, 4, 5));

    private readonly PortalFixture _portal = filled.Portal;
    private readonly UtilizationOffice _office = filled.Office;

    public static TheoryData<bool, UtilizationStep> Periods => new()
    {
        { true, UtilizationStep.Day }, { true, UtilizationStep.Week }, { true, UtilizationStep.Month },
        { false, UtilizationStep.Day }, { false, UtilizationStep.Week }, { false, UtilizationStep.Month },
    };

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task ReportAsync_ThreeZonesOverClockChanges_HasTheFiguresOfTheCountedMinutes(bool autumn, UtilizationStep step)
    {
        var period = autumn ? Autumn : Spring;
        var expected = new MinuteCount(_office.Rooms, period).Count();

        var report = await _office.AskAsync(new UtilizationQuery(period, step));

        AssertSame(expected.Sum(_ => true), report.Total);
        AssertSame(new MinuteCount(_office.Rooms, period.Previous!).Count().Sum(_ => true), report.Previous!);
        Assert.Equal(period.First, report.Steps[0].First);
        Assert.Equal(period.Last, report.Steps[^1].Last);
        Assert.All(report.Steps.Zip(report.Steps.Skip(1)), pair => Assert.Equal(pair.First.Last.PlusDays(1), pair.Second.First));
        Assert.All(report.Steps, one => AssertSame(expected.Sum(day => day.Day >= one.First.ToDateOnly() && day.Day <= one.Last.ToDateOnly()), one.Sums));
        Assert.Equal(_office.Rooms.Select(room => room.Id).Order(), report.Rooms.Select(room => room.FacilityId).Order());
        Assert.All(report.Rooms, room => AssertSame(expected.Sum(day => day.Room == room.FacilityId), room.Sums));
        Assert.Equal(168, report.Hours.Count);
        Assert.All(report.Hours, hour => Assert.Equal((hour.Weekday, hour.Hour, expected.Hour(hour.Weekday, hour.Hour)), (hour.Weekday, hour.Hour, (hour.OpenMinutes, hour.BookedMinutes))));
        Assert.Equal(expected.Peak, (report.Peak!.At.Start.ToDateTimeUtc(), report.Peak.Booked, report.Peak.InService));
        Assert.Equal(
            expected.Cancellers.Where(one => one.Value.Late > 0).OrderBy(one => one.Key).Select(one => (one.Key, one.Value)),
            report.LateCancellers.OrderBy(one => one.PersonId).Select(one => (one.PersonId, (one.Cancelled, one.Late, one.LateMinutes))));

        // What the office was made for is in it.
        Assert.InRange(report.Total.Utilization!.Value, 0.01, 1);
        Assert.True(report.Total is { OutsideMinutes: > 0, Late: > 0, Overfull: > 0, HalfEmpty: > 0 });
        Assert.DoesNotContain(await Invariants.BrokenAsync(_portal), broken => broken.StartsWith("I10", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReportAsync_Filtered_IsTheSumOfTheRoomsThatAreLeft()
    {
        var whole = await _office.AskAsync(new UtilizationQuery(Autumn));
        var tokyo = await _office.AskAsync(new UtilizationQuery(Autumn) { Place = "Tokyo" });
        var room = whole.Rooms.First(one => one.Place == "Tokyo");

        AssertSame(room.Sums, tokyo.Total);
        AssertSame(room.Sums, (await _office.AskAsync(new UtilizationQuery(Autumn) { FacilityId = room.FacilityId })).Total);
        Assert.Equal(whole.Rooms.Count, (await _office.AskAsync(new UtilizationQuery(Autumn) { MinSeats = 10 })).Rooms.Count);
        var nothing = await _office.AskAsync(new UtilizationQuery(Autumn) { MinSeats = 11 });
        Assert.Empty(nothing.Rooms);
        Assert.Null(nothing.Total.Utilization);
        Assert.Equal(Autumn.Days, nothing.Steps.Count);
    }

    [Fact]
    public async Task ReportAsync_DayWithoutAnyBooking_IsThereWithItsOpeningHours()
    {
        var empty = new UtilizationPeriod(new LocalDate(2024, 2, 26), new LocalDate(2024, 3, 3));

        var report = await _office.AskAsync(new UtilizationQuery(empty));

        Assert.Equal(new MinuteCount(_office.Rooms, empty).Count().Sum(_ => true).OpenMinutes, report.Total.OpenMinutes);
        Assert.Equal((7, 3), (report.Steps.Count, report.Rooms.Count));
        Assert.Equal((0, null), (report.Total.BookedMinutes, report.Peak));
    }

    [Theory]
    [InlineData(RoleNames.Employee)]
    [InlineData(RoleNames.Staff)]
    public async Task Service_NoAdmin_IsRefused(string role)
    {
        await using var scope = _portal.SignIn(await A.Person().SaveAsync(_portal), role);
        var service = scope.ServiceProvider.GetRequiredService<UtilizationService>();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => service.ReportAsync(new UtilizationQuery(Autumn)));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => service.SumsAsync(new UtilizationQuery(Autumn)));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => service.ChoicesAsync());
    }

    /// <summary>Filled once for all tests: they only read.</summary>
    public sealed class Filled : IAsyncLifetime
    {
        public PortalFixture Portal { get; } = new();

        public UtilizationOffice Office { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await Portal.InitializeAsync();
            Office = await UtilizationOffice.FillAsync(Portal);
        }

        public Task DisposeAsync() => Portal.DisposeAsync();
    }

    internal static void AssertSame(UtilizationSums expected, UtilizationSums actual)
    {
        Assert.Equal(expected.Leads, actual.Leads);
        Assert.Equal(expected with { Leads = [] }, actual with { Leads = [] });
    }
}
