using BookingPortal.Facilities;
using NodaTime;

namespace BookingPortal.Components.Administration;

/// <summary>A week of hours as it is typed: Monday first, any number of windows a day.</summary>
public sealed class WeekInput
{
    private const int MinutesOfDay = 1440;

    private readonly List<WindowInput>[] _days = [.. Enumerable.Range(0, 7).Select(_ => new List<WindowInput>())];

    public static WeekInput Of(IEnumerable<WeekWindow> week)
    {
        var input = new WeekInput();
        foreach (var window in week)
        {
            input.On(window.Day).Add(new WindowInput { Opens = Time(window.Opens), Closes = Time(window.Closes) });
        }

        return input;
    }

    /// <summary>Monday to Friday, eight to six.</summary>
    public static WeekInput Usual() => Of(Enumerable.Range(1, 5).Select(day => new WeekWindow((IsoDayOfWeek)day, 480, 1080)));

    public List<WindowInput> On(IsoDayOfWeek day) => _days[(int)day - 1];

    /// <summary>Gives all other working days the windows of Monday.</summary>
    public void CopyMonday()
    {
        for (var day = IsoDayOfWeek.Tuesday; day <= IsoDayOfWeek.Friday; day++)
        {
            On(day).Clear();
            On(day).AddRange(On(IsoDayOfWeek.Monday).Select(window => new WindowInput { Opens = window.Opens, Closes = window.Closes }));
        }
    }

    public IReadOnlyList<WeekWindow> ToWeek() =>
    [
        .. _days.SelectMany((windows, day) => windows
            .Select(window => new WeekWindow((IsoDayOfWeek)(day + 1), Minute(window.Opens), Minute(window.Closes) is 0 ? MinutesOfDay : Minute(window.Closes)))
            .OrderBy(window => window.Opens)),
    ];

    private static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;

    private static TimeOnly Time(int minute) => TimeOnly.MinValue.AddMinutes(minute % MinutesOfDay);
}
