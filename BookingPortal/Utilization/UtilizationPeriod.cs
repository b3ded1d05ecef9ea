using NodaTime;

namespace BookingPortal.Utilization;

/// <summary>Local days, first and last included: each facility's own.</summary>
public sealed record UtilizationPeriod
{
    /// <summary>Two years, one of them a leap year.</summary>
    public const int MostDays = 731;

    public static readonly LocalDate Earliest = new(2000, 1, 2);
    public static readonly LocalDate Latest = new(2199, 12, 30);

    /// <exception cref="ArgumentException">The last day is before the first, there are more than <see cref="MostDays"/>, or a day is beyond what the portal knows.</exception>
    public UtilizationPeriod(LocalDate first, LocalDate last)
    {
        if (!IsPossible(first, last))
        {
            throw new ArgumentException("A period has 1 to 731 days of the years 2000 to 2199.", nameof(last));
        }

        (First, Last) = (first, last);
    }

    public LocalDate First { get; }

    public LocalDate Last { get; }

    public int Days => Period.DaysBetween(First, Last) + 1;

    /// <summary>The period of equal length that ends the day before this one begins, or null where the portal knows no such days.</summary>
    public UtilizationPeriod? Previous =>
        IsPossible(First.PlusDays(-Days), First.PlusDays(-1)) ? new UtilizationPeriod(First.PlusDays(-Days), First.PlusDays(-1)) : null;

    public static bool IsPossible(LocalDate first, LocalDate last) =>
        first >= Earliest && last <= Latest && first <= last && Period.DaysBetween(first, last) < MostDays;

    public static UtilizationPeriod LastDays(LocalDate until, int days) => new(until.PlusDays(1 - days), until);
}
