using System.Globalization;
using BookingPortal.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Layout;

public sealed partial class LanguageSwitch
{
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<LayoutTexts> Texts { get; init; }

    private static string Chosen => CultureInfo.CurrentUICulture.Name;

    /// <summary>Account pages are nobody's goal: from the sign-in the way leads back through the page that was asked for.</summary>
    private string Here =>
        QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query).TryGetValue(AccountPaths.ReturnUrl, out var askedFor)
            ? askedFor.ToString()
            : "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
}
