using NodaTime;

namespace BookingPortal.Time;

/// <summary>
/// Turns the wall clock of one place into instants and back. Only C# does this: PostgreSQL and NodaTime choose
/// differently where a local time exists twice.
/// </summary>
public sealed class FacilityClock
{
    private FacilityClock(DateTimeZone zone) => Zone = zone;

    public DateTimeZone Zone { get; }

    /// <summary>The clock of an IANA zone such as <c>Europe/Berlin</c>.</summary>
    /// <exception cref="NodaTime.TimeZones.DateTimeZoneNotFoundException">No zone has exactly this id.</exception>
    public static FacilityClock Of(string ianaZone) => new(DateTimeZoneProviders.Tzdb[ianaZone]);

    /// <summary>
    /// The clock of a zone as a row names it. PostgreSQL takes a zone in any case of letters, so a row may name one that
    /// is not known here: UTC stands in, so that one such row spoils no list.
    /// </summary>
    public static FacilityClock OfRow(string ianaZone) => Of(Knows(ianaZone) ? ianaZone : DateTimeZone.Utc.Id);

    public static bool Knows(string? ianaZone) =>
        ianaZone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(ianaZone)?.Id == ianaZone;

    public LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    public ZonedDateTime At(Instant instant) => instant.InZone(Zone);

    /// <summary>The whole local day: 23, 24 or 25 hours and sometimes other lengths.</summary>
    public TimeSlot Day(LocalDate date) =>
        new(Zone.AtStartOfDay(date).ToInstant(), Zone.AtStartOfDay(date.PlusDays(1)).ToInstant());

    /// <summary>The ISO week of a local day: from Monday's start to the next Monday's start.</summary>
    public TimeSlot Week(LocalDate date)
    {
        var monday = date.PlusDays(1 - (int)date.DayOfWeek);
        return new TimeSlot(Day(monday).Start, Day(monday.PlusDays(7)).Start);
    }

    /// <summary>Which instant a local time means: one, none (skipped by a clock change) or two (repeated).</summary>
    public LocalTimeAnswer Resolve(LocalDateTime local)
    {
        var mapping = Zone.MapLocal(local);
        return mapping.Count switch
        {
            1 => new LocalTimeAnswer.Once(mapping.Single().ToInstant()),
            2 => new LocalTimeAnswer.Twice(mapping.First().ToInstant(), mapping.Last().ToInstant()),
            _ => new LocalTimeAnswer.Never(mapping.LateInterval.Start),
        };
    }

    /// <summary>The instant at which the wall clock reaches a minute of a local day (0 to 1440).</summary>
    public Instant Boundary(LocalDate date, int minuteOfDay, bool closing) =>
        Instant(date.AtMidnight().PlusMinutes(minuteOfDay), closing);

    /// <summary>
    /// The instant of a wall-clock time that begins or ends hours or a closure: a skipped time is the instant of the
    /// change; of a repeated one an opening takes the first, a closing the last. What ends at midnight ends where the next
    /// day begins, also where that day begins twice (the Azores, Havana).
    /// </summary>
    public Instant Instant(LocalDateTime local, bool closing) => Resolve(local) switch
    {
        LocalTimeAnswer.Twice twice when local.TimeOfDay == LocalTime.Midnight => twice.Earlier,
        LocalTimeAnswer.Once once => once.Instant,
        LocalTimeAnswer.Twice twice => closing ? twice.Later : twice.Earlier,
        LocalTimeAnswer.Never never => never.NextValid,
        _ => throw new InvalidOperationException("A local time happens once, twice or never."),
    };
}
