using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>One window of a weekday in minutes of the local day; past midnight takes two.</summary>
/// <param name="Closes">1440 is the midnight that ends the day.</param>
public sealed record WeekWindow(IsoDayOfWeek Day, int Opens, int Closes)
{
    internal static IReadOnlyList<WeekWindow> InOrder(IEnumerable<OpeningHours> hours) =>
        [.. hours.Select(one => new WeekWindow(one.Weekday, one.Opens, one.Closes)).OrderBy(one => one.Day).ThenBy(one => one.Opens)];
}
