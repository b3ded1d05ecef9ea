namespace BookingPortal.Accounts;

/// <summary>What became of adding a person.</summary>
public abstract record AddPersonOutcome
{
    private AddPersonOutcome()
    {
    }

    public sealed record Added(int Id) : AddPersonOutcome;

    public sealed record EmailTaken : AddPersonOutcome;

    public sealed record PasswordRefused(IReadOnlyList<PasswordFault> Because) : AddPersonOutcome;

    /// <summary>A field that cannot stay as it is, by its name in <see cref="NewPerson"/>.</summary>
    public sealed record Invalid(string Field) : AddPersonOutcome;

    /// <summary>Whoever asks is no admin, or no longer.</summary>
    public sealed record NotAllowed : AddPersonOutcome;
}
