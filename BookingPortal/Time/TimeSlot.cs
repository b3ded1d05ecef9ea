using NodaTime;

namespace BookingPortal.Time;

/// <summary>
/// A half-open stretch of time in UTC: <see cref="Start"/> belongs to it, <see cref="End"/> does not.
/// 09:00-10:00 and 10:00-11:00 touch and do not overlap.
/// </summary>
public readonly record struct TimeSlot
{
    /// <exception cref="ArgumentException">The end is not after the start.</exception>
    public TimeSlot(Instant start, Instant end)
    {
        if (end <= start)
        {
            throw new ArgumentException("A time slot ends after it starts.", nameof(end));
        }

        Start = start;
        End = end;
    }

    public Instant Start { get; }

    public Instant End { get; }

    public Duration Duration => End - Start;

    public bool Contains(Instant instant) => Start <= instant && instant < End;

    public bool Contains(TimeSlot other) => Start <= other.Start && other.End <= End;

    public bool Overlaps(TimeSlot other) => Start < other.End && other.Start < End;

    /// <summary>The part that both share, or null where they only touch or lie apart.</summary>
    public TimeSlot? Intersect(TimeSlot other)
    {
        var start = Instant.Max(Start, other.Start);
        var end = Instant.Min(End, other.End);
        return start < end ? new TimeSlot(start, end) : null;
    }

    /// <summary>Widened by the buffers that a facility wants before and after each booking.</summary>
    public TimeSlot Widen(Duration before, Duration after) => new(Start - before, End + after);
}
