using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>How a request ended: one arm for each sentence that a person can read. Expected ends are never exceptions.</summary>
public abstract record BookingOutcome
{
    private BookingOutcome()
    {
    }

    /// <summary>The booking stands in the database; <paramref name="Status"/> is pending where the room wants approval.</summary>
    public sealed record Booked(long Id, BookingStatus Status) : BookingOutcome;

    /// <summary>
    /// Moved, extended, shortened, edited, ended or set back; <paramref name="Status"/> is pending where the new time or
    /// room wants approval.
    /// </summary>
    /// <param name="Version">The version that the change left.</param>
    public sealed record Changed(long Id, BookingStatus Status, Instant Version) : BookingOutcome;

    public sealed record Cancelled(long Id) : BookingOutcome;

    /// <summary>A cancelled booking stands again.</summary>
    public sealed record Restored(long Id, BookingStatus Status, Instant Version) : BookingOutcome;

    public sealed record Approved(long Id) : BookingOutcome;

    public sealed record Rejected(long Id) : BookingOutcome;

    /// <summary>Somebody holds the slot; what is told of them is what the viewer may see.</summary>
    public sealed record SlotTaken(IReadOnlyList<BusyTime> By) : BookingOutcome;

    public sealed record Refused(IReadOnlyList<Refusal> Because) : BookingOutcome;

    /// <summary>The right is missing, or the sign-in is no longer good.</summary>
    public sealed record NotAllowed : BookingOutcome;

    /// <summary>There is no such booking for this person: foreign and missing ids answer alike.</summary>
    public sealed record NotFound : BookingOutcome;

    /// <summary>The person saw an older state.</summary>
    public sealed record Stale(StaleReason What) : BookingOutcome
    {
        /// <summary>What happened to the booking since it was seen, oldest first; empty where the rules changed.</summary>
        public IReadOnlyList<MissedChange> Since { get; init; } = [];
    }

    /// <summary>The database did not answer in time: it may be booked or not, and the same request id settles it later.</summary>
    public sealed record StillChecking : BookingOutcome;

    /// <summary>Nothing was changed; the same request may be sent again.</summary>
    public sealed record TryAgain : BookingOutcome;

    /// <summary>The request id was used for something else.</summary>
    public sealed record KeyReused : BookingOutcome;
}
