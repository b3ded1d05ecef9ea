using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>How a change by an administrator ended: one arm for each sentence that a person can read.</summary>
public abstract record FacilityOutcome
{
    private FacilityOutcome()
    {
    }

    /// <param name="Id">The facility, or the closure; 0 where many were changed.</param>
    public sealed record Saved(int Id) : FacilityOutcome;

    public sealed record Refused(IReadOnlyList<FieldFault> Because) : FacilityOutcome;

    /// <summary>Somebody was faster: what has changed since it was seen, who did it and when, as far as the log knows.</summary>
    public sealed record Stale(IReadOnlyList<FacilityDifference> Since, string? By, Instant? At) : FacilityOutcome;

    /// <summary>Whoever asks is no admin, or no longer.</summary>
    public sealed record NotAllowed : FacilityOutcome;

    public sealed record NotFound : FacilityOutcome;

    /// <summary>The database did not take it now. Sent again it does no harm: what is so already is not done twice.</summary>
    public sealed record TryAgain : FacilityOutcome;
}
