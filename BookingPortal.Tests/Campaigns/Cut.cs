namespace BookingPortal.Tests.Campaigns;

/// <summary>Where a line breaks while a booking is written. Each write is one transaction: its statement is its COMMIT.</summary>
public enum Cut
{
    /// <summary>Nothing of it reaches the server.</summary>
    BeforeCommit,

    /// <summary>The server has it all, and nobody hears what became of it.</summary>
    DuringCommit,

    /// <summary>The server has committed and said so; the answer is lost on the way.</summary>
    AfterCommit,

    /// <summary>The line stays open and carries nothing any more: neither an answer nor a refusal.</summary>
    BlackHole,
}
