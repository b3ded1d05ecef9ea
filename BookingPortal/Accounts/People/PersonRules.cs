using System.ComponentModel.DataAnnotations;

namespace BookingPortal.Accounts.People;

/// <summary>What may stand in the fields of a person.</summary>
public static class PersonRules
{
    public const int LongestEmail = 254;

    public const int LongestFullName = 200;

    public const int LongestHomePlace = 100;

    private static readonly EmailAddressAttribute Address = new();

    /// <summary>What is wrong with tidied fields, as far as they tell it themselves.</summary>
    public static IReadOnlyList<PersonFault> Judge(PersonFields fields, bool isDemo) =>
    [
        .. new (PersonField Field, PersonFaultCode? Code)[]
        {
            (PersonField.Email, JudgeEmail(fields.Email, isDemo)),
            (PersonField.FullName, JudgeName(fields.FullName)),
            (PersonField.Role, RoleNames.All.Contains(fields.Role) ? null : PersonFaultCode.UnknownRole),
            (PersonField.HomePlace, fields.HomePlace is { } place ? JudgeText(place, LongestHomePlace) : null),
        }.Where(one => one.Code is not null).Select(one => new PersonFault(one.Field, one.Code!.Value)),
    ];

    public static PersonFaultCode? JudgeName(string name) => JudgeText(name, LongestFullName);

    private static PersonFaultCode? JudgeEmail(string email, bool isDemo) => JudgeText(email, LongestEmail) switch
    {
        { } code => code,
        null when !Address.IsValid(email) || email.Any(char.IsWhiteSpace) => PersonFaultCode.NotOfItsKind,
        null when DemoMode.IsDemoAddress(email) && !isDemo => PersonFaultCode.DemoAddress,
        null => null,
    };

    private static PersonFaultCode? JudgeText(string text, int longest) => text switch
    {
        "" => PersonFaultCode.Missing,
        { Length: var length } when length > longest => PersonFaultCode.TooLong,
        _ when text.Any(char.IsControl) => PersonFaultCode.NotOfItsKind,
        _ => null,
    };
}
