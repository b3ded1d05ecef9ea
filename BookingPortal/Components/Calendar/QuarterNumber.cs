using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>Quarter hours counted from 1970 in UTC: how the grid and its script name times to each other.</summary>
internal static class QuarterNumber
{
    private const int Seconds = 15 * 60;

    internal static long Of(Instant instant) => QuarterHours.Floor(instant).ToUnixTimeSeconds() / Seconds;

    internal static long After(Instant instant) => QuarterHours.Ceiling(instant).ToUnixTimeSeconds() / Seconds;

    internal static Instant ToInstant(long number) => Instant.FromUnixTimeSeconds(number * Seconds);
}
