using System.Security.Claims;
using BookingPortal.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Layout;

public sealed partial class UserMenu
{
    [Inject] public required IStringLocalizer<LayoutTexts> Texts { get; init; }

    private static string NameOf(ClaimsPrincipal person) =>
        person.FindFirstValue(PortalClaims.FullName) ?? person.Identity?.Name ?? "";

    private static string? EmailOf(ClaimsPrincipal person) => person.FindFirstValue(ClaimTypes.Email);

    private static string Initials(ClaimsPrincipal person)
    {
        var words = NameOf(person).Split('@')[0].Split([' ', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "?",
            1 => FirstOf(words[0]),
            _ => FirstOf(words[0]) + FirstOf(words[^1]),
        };
    }

    private static string FirstOf(string word) => word.EnumerateRunes().First().ToString().ToUpperInvariant();
}
