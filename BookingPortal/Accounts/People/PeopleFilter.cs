namespace BookingPortal.Accounts.People;

/// <summary>Which people are looked for; null asks for all.</summary>
/// <param name="Text">Part of a name or of an address.</param>
/// <param name="Role">One of <see cref="RoleNames"/>: the highest that the person has.</param>
public sealed record PeopleFilter(string? Text, string? Role, PersonState? State)
{
    /// <summary>Only those without a second factor.</summary>
    public bool NoSecondFactor { get; init; }
}
