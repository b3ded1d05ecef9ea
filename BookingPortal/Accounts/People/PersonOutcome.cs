using NodaTime;

namespace BookingPortal.Accounts.People;

/// <summary>How a change of people ended: one arm for each sentence that a person can read.</summary>
public abstract record PersonOutcome
{
    private PersonOutcome()
    {
    }

    public sealed record Saved(int Id) : PersonOutcome;

    /// <param name="Token">Shown once and kept nowhere: the database has its hash alone.</param>
    public sealed record LinkMade(int Id, string Token, LinkPurpose Purpose, Instant ExpiresAt) : PersonOutcome;

    /// <param name="Added">The new ones, in the order of the file.</param>
    /// <param name="Known">How many of the file were here already.</param>
    public sealed record Imported(IReadOnlyList<int> Added, int Known) : PersonOutcome;

    public sealed record Refused(IReadOnlyList<PersonFault> Because) : PersonOutcome;

    /// <summary>Somebody was faster: what stands now, who did it and when, as far as the log knows.</summary>
    public sealed record Stale(PersonFields Stands, string? By, Instant? At) : PersonOutcome;

    /// <summary>An admin who takes away his own rights may be the last one: another admin does it.</summary>
    public sealed record NotOnYourself : PersonOutcome;

    /// <summary>Somebody who is locked gets no link.</summary>
    public sealed record IsLocked : PersonOutcome;

    /// <summary>Whoever asks is no admin, or no longer.</summary>
    public sealed record NotAllowed : PersonOutcome;

    public sealed record NotFound : PersonOutcome;

    /// <summary>The database did not take it now. Sent again it does no harm.</summary>
    public sealed record TryAgain : PersonOutcome;
}
