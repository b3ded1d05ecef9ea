using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>What the date and the times of a form mean at the room's place; null where something is not filled in.</summary>
public sealed record FormTimes(LocalTimeAnswer? Start, LocalTimeAnswer? End, Instant? StartsAt, Instant? EndsAt)
{
    /// <summary>Before it and beyond the last year calendars end; nobody books there.</summary>
    private const int FirstYear = 1970;

    private const int LastYear = 9998;

    public Duration? Length => EndsAt - StartsAt;

    public static FormTimes Of(BookingInput input, FacilityClock clock)
    {
        if (input.Date is not { Year: >= FirstYear and <= LastYear } day)
        {
            return new FormTimes(null, null, null, null);
        }

        var date = LocalDate.FromDateOnly(day);
        var start = Resolve(date, input.Start, clock);
        var end = Resolve(input.EndsNextDay ? date.PlusDays(1) : date, input.End, clock);
        return new FormTimes(start, end, Choose(start, input.StartIsLater), Choose(end, input.EndIsLater));
    }

    private static LocalTimeAnswer? Resolve(LocalDate date, TimeOnly? time, FacilityClock clock) =>
        time is { } given ? clock.Resolve(date.At(LocalTime.FromTimeOnly(given))) : null;

    private static Instant? Choose(LocalTimeAnswer? answer, bool later) => answer switch
    {
        LocalTimeAnswer.Once once => once.Instant,
        LocalTimeAnswer.Twice twice => later ? twice.Later : twice.Earlier,
        _ => null,
    };
}
