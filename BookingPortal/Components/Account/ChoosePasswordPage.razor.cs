using BookingPortal.Accounts;
using BookingPortal.Accounts.People;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Account;

public sealed partial class ChoosePasswordPage
{
    private const string Form = "choose-password";

    private LinkedPerson? _linked;
    private IReadOnlyList<string> _faults = [];

    [Inject] public required AccountLinkService Links { get; init; }
    [Inject] public required SignInService People { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<AccountTexts> Texts { get; init; }

    [CascadingParameter] public required HttpContext HttpContext { get; set; }

    [SupplyParameterFromForm(FormName = Form, Name = "Password")] public string? Password { get; set; }

    [SupplyParameterFromForm(FormName = Form, Name = "Again")] public string? Again { get; set; }

    private string Title => _linked switch
    {
        { Purpose: LinkPurpose.Invitation } invited => Texts["WelcomeTitle", invited.FullName],
        { } => Texts["ResetTitle"],
        _ => Texts["LinkVoidTitle"],
    };

    protected override async Task OnInitializedAsync()
    {
        HttpContext.Response.Headers.CacheControl = "no-store";
        _linked = await Links.FindAsync(LinkCookie.Of(HttpContext));
    }

    private async Task ChooseAsync()
    {
        if (Password != Again)
        {
            _faults = [Texts["PasswordsDiffer"]];
            return;
        }

        switch (await Links.ChooseAsync(LinkCookie.Of(HttpContext), Password ?? ""))
        {
            case ChoosePasswordOutcome.Chosen:
                LinkCookie.Forget(HttpContext);

                // Whoever was signed in on this browser need not be the person of the link.
                if (HttpContext.User.Identity is { IsAuthenticated: true })
                {
                    await People.SignOutAsync();
                }

                Navigation.NavigateTo($"{AccountPaths.SignIn}?said={SignInPage.PasswordChosen}");
                break;
            case ChoosePasswordOutcome.Refused refused:
                _faults = [.. refused.Because.Select(fault => Texts[$"Password{fault}", fault == PasswordFault.TooLong ? PasswordRules.Longest : PasswordRules.ShortestFor(refused.Role)].Value)];
                break;
            default:
                _linked = null;
                break;
        }
    }
}
