using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;
using NodaTime.TimeZones;

namespace BookingPortal.Tests.Time;

/// <summary>R12: every change of every clock of the world from 2024 to 2037, as properties and not as samples.</summary>
public sealed class AllZonesTests
{
    private static readonly Instant From = Instant.FromUtc(2024, 1, 1, 0, 0);
    private static readonly Instant Until = Instant.FromUtc(2038, 1, 1, 0, 0);
    private static readonly Duration Quarter = QuarterHours.Length;

    private static readonly List<DateTimeZone> Zones = [.. DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id])];

    /// <summary>Each zone with the instants at which its clock jumps, and by how much.</summary>
    private static readonly List<(FacilityClock Clock, Instant At, Duration Forward)> Changes = [.. Zones.SelectMany(ChangesOf)];

    [Fact]
    public void Changes_OfTheWorld_AreMany()
    {
        Assert.True(Changes.Count > 3_000, $"Only {Changes.Count} changes.");
        Assert.Contains(Changes, change => change.Forward == Duration.FromMinutes(30));
        Assert.Contains(Changes, change => change.Forward < Duration.Zero);
    }

    [Fact]
    public void TZ2_TimeThatIsSkipped_NeverHappensAndTheNextValidOneIsTheChange() => Assert.All(
        Changes.Where(change => change.Forward > Duration.Zero), change =>
        {
            var (clock, at, forward) = change;
            var firstSkipped = (at.InUtc().LocalDateTime + Before(clock, at)).PlusTicks(0);
            foreach (var local in new[] { firstSkipped, Add(firstSkipped, forward / 2), Add(firstSkipped, forward - Duration.Epsilon) })
            {
                Assert.Equal(new LocalTimeAnswer.Never(at), clock.Resolve(local));
            }

            Assert.Equal(new LocalTimeAnswer.Once(at), clock.Resolve(Add(firstSkipped, forward)));
            Assert.Equal(new LocalTimeAnswer.Once(at - Quarter), clock.Resolve(Add(firstSkipped, -Quarter)));
        });

    [Fact]
    public void TZ2_TimeThatIsRepeated_HappensTwiceInOrder() => Assert.All(
        Changes.Where(change => change.Forward < Duration.Zero), change =>
        {
            var (clock, at, forward) = change;
            var firstRepeated = Add(at.InUtc().LocalDateTime + Before(clock, at), forward);
            foreach (var into in new[] { Duration.Zero, -forward / 2, -forward - Duration.Epsilon })
            {
                Assert.Equal(new LocalTimeAnswer.Twice(at + forward + into, at + into), clock.Resolve(Add(firstRepeated, into)));
            }

            Assert.Equal(new LocalTimeAnswer.Once(at - forward), clock.Resolve(Add(firstRepeated, -forward)));
            Assert.Equal(new LocalTimeAnswer.Once(at + forward - Quarter), clock.Resolve(Add(firstRepeated, -Quarter)));
        });

    [Fact]
    public void TZ2_DaysAroundAChange_TileTheTimeLineAndOneIsShorterOrLonger() => Assert.All(Changes, change =>
    {
        var (clock, at, forward) = change;
        var date = clock.DateOf(at - Duration.Epsilon).PlusDays(-1);
        var days = Enumerable.Range(0, 4).Select(number => clock.Day(date.PlusDays(number))).ToList();

        Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.Equal(days.Count * Duration.FromHours(24) - Jumps(clock, days[0].Start, days[^1].End), days[^1].End - days[0].Start);
        Assert.All(days.Select((day, number) => (day, number)), one =>
        {
            Assert.Equal(date.PlusDays(one.number), clock.DateOf(one.day.Start));
            Assert.Equal(date.PlusDays(one.number), clock.DateOf(one.day.End - Duration.Epsilon));
        });
        Assert.InRange(days.Min(day => day.Duration), Duration.FromHours(22), Duration.FromHours(24));
        Assert.InRange(days.Max(day => day.Duration), Duration.FromHours(24), Duration.FromHours(26));
        Assert.Contains(days, day => day.Contains(at));
        Assert.NotEqual(Duration.Zero, forward);
    });

    /// <summary>
    /// What is open is said by the wall clock alone: from the first quarter hour that it shows within the hours of that
    /// local day to the end of the last one. Closed is what lies before and after.
    /// </summary>
    [Fact]
    public void TZ1_OpeningHours_KeepTheWallClockAndCountTrueMinutes() => Assert.All(Changes, change =>
    {
        var (clock, at, _) = change;
        foreach (var date in new[] { clock.DateOf(at - Duration.Epsilon), clock.DateOf(at), clock.DateOf(at - Duration.Epsilon).PlusDays(-1) }.Distinct())
        {
            var around = new TimeSlot(clock.Day(date).Start - Duration.FromHours(30), clock.Day(date).End + Duration.FromHours(30));
            var shown = WallClock(clock, around).Where(quarter => quarter.Local.Date == date).ToList();
            foreach (var (opens, closes) in new[] { (0, 1440), (540, 1020), (15, 195), (0, 30), (1320, 1440) })
            {
                var facility = new Facility("Aurora", "Place", clock.Zone.Id, 10);
                facility.Open([new OpeningHours(date.DayOfWeek, opens, closes, new LocalDate(2000, 1, 1))]);
                var facts = new FacilityFacts(facility, []);
                var within = shown.Where(quarter => MinuteOf(quarter.Local) >= opens && MinuteOf(quarter.Local) < closes).ToList();
                if (within.Count == 0)
                {
                    Assert.Empty(facts.OpenTimes(around));
                    continue;
                }

                var open = Assert.Single(facts.OpenTimes(around));
                Assert.True(new TimeSlot(within[0].At, within[^1].At + Quarter) == open, $"{clock.Zone.Id} {date} {opens}-{closes}: {within[0].At} to {within[^1].At + Quarter}, and not {open}.");
                Assert.True(facts.IsOpenThroughout(open));
                Assert.False(facts.IsOpenThroughout(new TimeSlot(open.Start - Quarter, open.End)));
                Assert.False(facts.IsOpenThroughout(new TimeSlot(open.Start, open.End + Quarter)));
            }
        }
    });

    /// <summary>A whole day is closed from its own midnight to the next day's, where that comes twice as well.</summary>
    [Fact]
    public void TZ1_ClosureOfAWholeDay_IsThatDay() => Assert.All(Changes, change =>
    {
        var (clock, at, _) = change;
        foreach (var date in new[] { clock.DateOf(at).PlusDays(-1), clock.DateOf(at) })
        {
            var facility = new Facility("Aurora", "Place", clock.Zone.Id, 10);
            var facts = new FacilityFacts(facility, [Closure.OfAll(date.AtMidnight(), date.PlusDays(1).AtMidnight(), "Holiday")]);
            var around = new TimeSlot(clock.Day(date).Start - Duration.FromHours(30), clock.Day(date).End + Duration.FromHours(30));

            Assert.Equal(clock.Day(date), Assert.Single(facts.ClosedTimes(around)).Slot);
        }
    });

    /// <summary>
    /// Kiritimati was 10:40 away until 1979, some Canadian clocks jumped at 00:01 until 2011 and Casey's station did so
    /// until 2023: no clock does so any more.
    /// </summary>
    [Fact]
    public void QuarterHours_OfEveryZoneInUse_AreQuarterHoursOfUtc() => Assert.All(
        Zones, zone => Assert.All(
            zone.GetZoneIntervals(Instant.FromUtc(1980, 1, 1, 0, 0), Instant.FromUtc(2100, 1, 1, 0, 0)), interval =>
            {
                Assert.Equal(0, interval.WallOffset.Seconds % 900);
                Assert.True(!interval.HasStart || interval.Start < From || QuarterHours.IsOnGrid(interval.Start), $"{zone.Id} {interval}");
            }));

    [Theory]
    [InlineData("2028-02-29", 24)]
    [InlineData("2026-12-31", 24)]
    [InlineData("2038-01-19", 24)]
    [InlineData("2100-02-28", 24)]
    [InlineData("2045-03-26", 23)]
    [InlineData("2045-10-29", 25)]
    public void TZ3_DaysFarAheadAndOdd_AreWhole(string date, int hours)
    {
        var berlin = FacilityClock.Of("Europe/Berlin");
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;

        Assert.Equal(Duration.FromHours(hours), berlin.Day(day).Duration);
        Assert.Equal(day, berlin.DateOf(berlin.Day(day).Start));
    }

    [Theory]
    [InlineData("2026-12-31", "2026-12-28", "2027-01-04")]
    [InlineData("2027-01-03", "2026-12-28", "2027-01-04")]
    [InlineData("2026-03-29", "2026-03-23", "2026-03-30")]
    public void TZ3_IsoWeek_OverTheYearsEndAndOverAChange_BeginsOnMonday(string date, string from, string until)
    {
        var berlin = FacilityClock.Of("Europe/Berlin");
        var week = berlin.Week(Parse(date));

        Assert.Equal((berlin.Day(Parse(from)).Start, berlin.Day(Parse(until)).Start), (week.Start, week.End));

        static LocalDate Parse(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
    }

    private static IEnumerable<(FacilityClock Clock, Instant At, Duration Forward)> ChangesOf(DateTimeZone zone)
    {
        ZoneInterval? before = null;
        foreach (var interval in zone.GetZoneIntervals(From, Until))
        {
            if (before is not null && interval.WallOffset != before.WallOffset)
            {
                yield return (FacilityClock.Of(zone.Id), interval.Start, Duration.FromSeconds(interval.WallOffset.Seconds - before.WallOffset.Seconds));
            }

            before = interval;
        }
    }

    private static Period Before(FacilityClock clock, Instant at) => Period.FromSeconds(clock.Zone.GetUtcOffset(at - Duration.Epsilon).Seconds);

    private static LocalDateTime Add(LocalDateTime local, Duration duration) => local.PlusNanoseconds((long)duration.TotalNanoseconds);

    /// <summary>How far the wall clock jumps forward between two instants.</summary>
    private static Duration Jumps(FacilityClock clock, Instant from, Instant until) =>
        Duration.FromSeconds(clock.Zone.GetUtcOffset(until).Seconds - clock.Zone.GetUtcOffset(from).Seconds);

    /// <summary>Each quarter hour of a stretch, and what the wall clock shows as it begins: by the offsets of the zone alone.</summary>
    private static IEnumerable<(Instant At, LocalDateTime Local)> WallClock(FacilityClock clock, TimeSlot stretch)
    {
        for (var at = QuarterHours.Ceiling(stretch.Start); at < stretch.End; at += Quarter)
        {
            yield return (at, at.WithOffset(clock.Zone.GetUtcOffset(at)).LocalDateTime);
        }
    }

    private static int MinuteOf(LocalDateTime local) => (local.Hour * 60) + local.Minute;
}
