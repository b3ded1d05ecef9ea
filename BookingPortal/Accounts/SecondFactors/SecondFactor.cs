namespace BookingPortal.Accounts.SecondFactors;

/// <summary>One's second factor as it stands.</summary>
/// <param name="CodesLeft">Recovery codes that have not been used.</param>
public sealed record SecondFactor(bool IsOn, int CodesLeft)
{
    /// <summary>The key of an authenticator that is being set up; null where it is on, or nothing was begun.</summary>
    public PendingKey? Pending { get; init; }

    /// <summary>The sign-in is too long ago to change this without the password.</summary>
    public bool NeedsPassword { get; init; }
}
