using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Operations.DemoData;

/// <summary>When a booking was made, and whether it was cancelled, by whom and why. Nothing happens after now.</summary>
internal sealed class PaperTrail(Dice dice, FacilityClock clock, IReadOnlyList<Person> staff, Instant now)
{
    private static readonly string[] OwnReasons =
        ["No longer needed", "Moved to next week", "Everybody is joining online", "Found a smaller room", "Half of the team is ill", "Done by mail"];

    private static readonly string[] StaffReasons =
        ["Room needed for a client visit", "The screen is being repaired", "Nobody came: released for others", "Double entry of the same meeting", "Heating works on this floor"];

    /// <summary>A single meeting: made on the same day or up to a month before, mostly in office hours.</summary>
    public Instant SingleMade(Instant start)
    {
        var made = dice.Between(0, 99) switch
        {
            < 22 => start - Minutes(12, 300),
            < 57 => InOfficeHours(start - Duration.FromDays(dice.Between(1, 3))),
            < 86 => InOfficeHours(start - Duration.FromDays(dice.Between(4, 10))),
            _ => InOfficeHours(start - Duration.FromDays(dice.Between(11, 30))),
        };
        return NotAfterNow(Instant.Min(made, start - Minutes(5, 15)));
    }

    /// <summary>A meeting of a series: the four weeks that it lies in are booked together, some days before they begin.</summary>
    public Instant SeriesMade(LocalDate date, int series)
    {
        var fourWeeks = Math.DivRem(Period.DaysBetween(MeetingSeries.FirstMonday, date), 28, out var within);
        var first = date.PlusDays(-within - 3 - ((fourWeeks + series) % 8));
        var made = first.At(new LocalTime(9 + (series % 8), series * 7 % 60, 12)).InZoneLeniently(clock.Zone).ToInstant();
        return NotAfterNow(made) + Duration.FromMilliseconds(within * 35);
    }

    /// <summary>Null where there is no time left to cancel it.</summary>
    public Cancellation? Cancel(BookingDraft booking)
    {
        if (Within(booking.CreatedAt + Duration.FromMinutes(10), Instant.Min(booking.Start - Duration.FromMinutes(5), now - Duration.FromMinutes(1))) is not { } at)
        {
            return null;
        }

        return staff.Count > 0 && dice.Chance(0.2) && dice.Pick(staff) is var by && by != booking.Owner
            ? new Cancellation(at, by, dice.Pick(StaffReasons))
            : new Cancellation(at, booking.Owner, dice.Chance(0.7) ? dice.Pick(OwnReasons) : null);
    }

    /// <summary>When somebody else took a slot that had become free; null where that came too late.</summary>
    public Instant? MadeAfter(Instant freed, Instant start) =>
        Within(freed + Duration.FromMinutes(3), Instant.Min(start - Duration.FromMinutes(5), now - Duration.FromMinutes(1)));

    private Instant InOfficeHours(Instant instant) =>
        clock.DateOf(instant).At(new LocalTime(dice.Between(8, 17), dice.Between(0, 59), dice.Between(0, 59)))
            .InZoneLeniently(clock.Zone).ToInstant() + Duration.FromMilliseconds(dice.Between(0, 999));

    /// <summary>What would be made later than now was made in the last days.</summary>
    private Instant NotAfterNow(Instant made) => made < now - Duration.FromMinutes(2) ? made : now - Minutes(3, 4_000);

    private Instant? Within(Instant from, Instant to) =>
        to - from < Duration.FromMinutes(1) ? null : from + Duration.FromSeconds(dice.Between(0, (int)(to - from).TotalSeconds));

    private Duration Minutes(int least, int most) => Duration.FromSeconds(dice.Between(least * 60, most * 60));
}
