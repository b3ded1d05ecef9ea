using NodaTime;

namespace BookingPortal.Time;

/// <summary>
/// The raster of the seed: bookings start and end on quarter hours of UTC. Every IANA zone in use is a multiple of
/// 15 minutes away from UTC since 1980, so a local quarter hour is a quarter hour here too.
/// </summary>
public static class QuarterHours
{
    public static readonly Duration Length = Duration.FromMinutes(15);

    private static readonly long Ticks = Length.BclCompatibleTicks;

    public static bool IsOnGrid(Instant instant) => Floor(instant) == instant;

    /// <summary>The quarter hour that is running at this instant.</summary>
    public static Instant Floor(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        var rest = ticks % Ticks;
        return Instant.FromUnixTimeTicks(ticks - (rest < 0 ? rest + Ticks : rest));
    }

    /// <summary>The next quarter hour, or the instant itself where it lies on one.</summary>
    public static Instant Ceiling(Instant instant)
    {
        var floor = Floor(instant);
        return floor == instant ? instant : floor + Length;
    }
}
