using NodaTime;

namespace BookingPortal.Accounts.People;

/// <summary>All that an admin sees of one person; no secret is in it.</summary>
/// <param name="Passkeys">How many passkeys the person has.</param>
public sealed record PersonSheet(int Id, PersonFields Fields, PersonState State, Instant CreatedAt, bool HasPassword, bool HasSecondFactor, int Passkeys)
{
    public Instant? LockedAt { get; init; }

    public Instant? LeftAt { get; init; }

    /// <summary>Until when wrong guesses keep the password from being asked; null where they do not.</summary>
    public Instant? GuessedUntil { get; init; }

    /// <summary>The link that has been given out and is still good.</summary>
    public OpenLink? Link { get; init; }

    /// <summary>What was done to the person, the latest first.</summary>
    public IReadOnlyList<PersonEvent> Events { get; init; } = [];
}
