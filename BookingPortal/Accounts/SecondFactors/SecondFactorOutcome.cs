namespace BookingPortal.Accounts.SecondFactors;

/// <summary>How a change of one's second factor ended.</summary>
public abstract record SecondFactorOutcome
{
    private SecondFactorOutcome()
    {
    }

    public sealed record Saved : SecondFactorOutcome;

    /// <param name="Codes">Shown once and kept nowhere: the database has their hashes alone.</param>
    public sealed record CodesMade(IReadOnlyList<string> Codes) : SecondFactorOutcome;

    /// <summary>Not the code that the app shows, or one that was used.</summary>
    public sealed record WrongCode : SecondFactorOutcome;

    /// <summary>The sign-in is not fresh, and the password was not right.</summary>
    public sealed record WrongPassword : SecondFactorOutcome;

    /// <summary>Too many wrong passwords.</summary>
    public sealed record LockedOut : SecondFactorOutcome;

    /// <summary>Nothing was begun, or it is on already.</summary>
    public sealed record NothingToDo : SecondFactorOutcome;

    /// <summary>The sign-in is no longer good.</summary>
    public sealed record NotAllowed : SecondFactorOutcome;
}
