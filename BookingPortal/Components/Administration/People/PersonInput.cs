using BookingPortal.Accounts;
using BookingPortal.Accounts.People;

namespace BookingPortal.Components.Administration.People;

/// <summary>What stands in the form.</summary>
public sealed class PersonInput
{
    public string? FullName { get; set; }

    public string? Email { get; set; }

    public string Role { get; set; } = RoleNames.Employee;

    public string? HomePlace { get; set; }

    public static PersonInput Of(PersonFields fields) =>
        new() { FullName = fields.FullName, Email = fields.Email, Role = fields.Role, HomePlace = fields.HomePlace };

    public PersonFields ToFields() =>
        new PersonFields { FullName = FullName ?? "", Email = Email ?? "", Role = Role, HomePlace = HomePlace }.Tidied();
}
