using BookingPortal.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace BookingPortal.Components.Account;

public sealed partial class SignInPage
{
    /// <summary>What <c>said</c> in the address may be: the person comes from choosing a password.</summary>
    internal const string PasswordChosen = "password";

    private const string Form = "sign-in";

    private string? _refusal;
    private bool _emailMissing;
    private bool _passwordMissing;

    [Inject] public required SignInService People { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<AccountTexts> Texts { get; init; }
    [Inject] public required IOptions<DemoOptions> Demo { get; init; }

    [CascadingParameter] public required HttpContext HttpContext { get; set; }

    [SupplyParameterFromQuery(Name = AccountPaths.ReturnUrl)] public string? AskedFor { get; set; }

    [SupplyParameterFromQuery] public string? Said { get; set; }

    [SupplyParameterFromForm(FormName = Form, Name = "Email")] public string? Email { get; set; }

    [SupplyParameterFromForm(FormName = Form, Name = "Password")] public string? Password { get; set; }

    private bool FocusPassword => _passwordMissing || (_refusal is not null && !_emailMissing);

    protected override void OnInitialized()
    {
        if (HttpMethods.IsGet(HttpContext.Request.Method) && HttpContext.User.Identity is { IsAuthenticated: true })
        {
            GoOn();
        }
    }

    private async Task SignInAsync()
    {
        _emailMissing = string.IsNullOrWhiteSpace(Email);
        _passwordMissing = string.IsNullOrEmpty(Password);
        if (!_emailMissing && !_passwordMissing)
        {
            await TryAsync(Email!, Password!);
        }
    }

    private Task SignInToDemoAsync(DemoAccount account) => TryAsync(account.Email, DemoMode.Password);

    private async Task TryAsync(string email, string password)
    {
        var outcome = await People.SignInAsync(email, password);
        switch (outcome)
        {
            case SignInOutcome.SignedIn:
                GoOn();
                break;
            case SignInOutcome.NeedsCode:
                Navigation.NavigateTo(WayOn.To(AccountPaths.Code, AskedFor));
                break;
            default:
                _refusal = "Refused" + outcome;
                break;
        }
    }

    private void GoOn() => Navigation.NavigateTo(ReturnAddress.From(AskedFor));
}
