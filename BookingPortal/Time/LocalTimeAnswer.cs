using NodaTime;

namespace BookingPortal.Time;

/// <summary>What a local wall-clock time means in a zone.</summary>
public abstract record LocalTimeAnswer
{
    private LocalTimeAnswer()
    {
    }

    public sealed record Once(Instant Instant) : LocalTimeAnswer;

    /// <summary>The clock was put back: the time is shown twice.</summary>
    public sealed record Twice(Instant Earlier, Instant Later) : LocalTimeAnswer;

    /// <summary>The clock was put forward: the time is never shown; the first instant after the jump.</summary>
    public sealed record Never(Instant NextValid) : LocalTimeAnswer;
}
