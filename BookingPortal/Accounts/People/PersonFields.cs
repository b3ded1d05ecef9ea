namespace BookingPortal.Accounts.People;

/// <summary>What an admin says of a person.</summary>
public sealed record PersonFields
{
    public string FullName { get; init; } = "";

    public string Email { get; init; } = "";

    /// <summary>One of <see cref="RoleNames"/>.</summary>
    public string Role { get; init; } = RoleNames.Employee;

    /// <summary>The place whose rooms come first; null means none.</summary>
    public string? HomePlace { get; init; }

    public static PersonFields Of(PortalUser person, string role) =>
        new() { FullName = person.FullName, Email = person.Email ?? "", Role = role, HomePlace = person.HomePlace };

    /// <summary>Without the blanks around, and with nothing for an empty place.</summary>
    public PersonFields Tidied() => this with
    {
        FullName = FullName.Trim(),
        Email = Email.Trim(),
        Role = RoleNames.All.FirstOrDefault(name => name.Equals(Role.Trim(), StringComparison.OrdinalIgnoreCase)) ?? Role.Trim(),
        HomePlace = string.IsNullOrWhiteSpace(HomePlace) ? null : HomePlace.Trim(),
    };
}
