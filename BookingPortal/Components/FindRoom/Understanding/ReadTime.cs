using NodaTime;

namespace BookingPortal.Components.FindRoom.Understanding;

/// <summary>A time of day as it was written.</summary>
/// <param name="IsPlain">Only a number, which may be anything else too: 9.</param>
/// <param name="IsSure">Which half of the day is meant was written: 2 pm, 14, noon.</param>
internal readonly record struct ReadTime(LocalTime Time, bool IsPlain, bool IsSure)
{
    private const int LastOfficeGuess = 6;

    /// <summary>Offices meet by day: one to six without more is the afternoon.</summary>
    public LocalTime ByDay => !IsSure && Time.Hour is >= 1 and <= LastOfficeGuess ? Time.PlusHours(12) : Time;
}
