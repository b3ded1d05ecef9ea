namespace BookingPortal.Accounts.People;

/// <summary>A change of people by an admin.</summary>
public abstract record PersonChange
{
    private PersonChange()
    {
    }

    /// <summary>Somebody new, who has no password yet.</summary>
    public sealed record Add(PersonFields Wanted) : PersonChange;

    /// <param name="Seen">What the admin saw: where something else stands by now, nothing changes.</param>
    public sealed record Edit(int Id, PersonFields Seen, PersonFields Wanted) : PersonChange;

    /// <summary>Ends every sign-in and lets none begin, until <see cref="Unlock"/>.</summary>
    public sealed record Lock(int Id) : PersonChange;

    /// <summary>Also ends the wait after wrong guesses, and brings back somebody who had left.</summary>
    public sealed record Unlock(int Id) : PersonChange;

    public sealed record SignOutEverywhere(int Id) : PersonChange;

    /// <summary>A one-time link to choose a password; an earlier one is void from then on.</summary>
    public sealed record MakeLink(int Id) : PersonChange;

    public sealed record RevokeLink(int Id) : PersonChange;

    /// <summary>Takes away authenticator, recovery codes and passkeys.</summary>
    public sealed record ResetSecondFactor(int Id) : PersonChange;

    /// <summary>The person leaves the organisation: locked, and known as somebody who has left.</summary>
    public sealed record Leave(int Id) : PersonChange;

    /// <summary>Adds the people of a file; whoever is here already stays as he is.</summary>
    public sealed record Import(IReadOnlyList<PersonRow> Rows) : PersonChange;
}
