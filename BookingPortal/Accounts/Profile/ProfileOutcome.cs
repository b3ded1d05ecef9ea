namespace BookingPortal.Accounts.Profile;

/// <summary>How a change of one's own profile ended.</summary>
public abstract record ProfileOutcome
{
    private ProfileOutcome()
    {
    }

    public sealed record Saved : ProfileOutcome;

    public sealed record Refused(IReadOnlyList<ProfileFault> Because) : ProfileOutcome;

    /// <summary>The new password cannot be taken.</summary>
    public sealed record PasswordRefused(IReadOnlyList<PasswordFault> Because, string Role) : ProfileOutcome;

    public sealed record WrongPassword : ProfileOutcome;

    /// <summary>Too many wrong passwords.</summary>
    public sealed record LockedOut : ProfileOutcome;

    /// <summary>The sign-in is no longer good.</summary>
    public sealed record NotAllowed : ProfileOutcome;
}
