namespace BookingPortal.Accounts.People;

/// <summary>What became of a password that was chosen by a one-time link.</summary>
public abstract record ChoosePasswordOutcome
{
    private ChoosePasswordOutcome()
    {
    }

    public sealed record Chosen : ChoosePasswordOutcome;

    public sealed record Refused(IReadOnlyList<PasswordFault> Because, string Role) : ChoosePasswordOutcome;

    /// <summary>Used, taken back, too old, or never given out: a stranger learns no more.</summary>
    public sealed record LinkIsVoid : ChoosePasswordOutcome;
}
