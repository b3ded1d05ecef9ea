using BookingPortal.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Account;

public sealed partial class CodePage
{
    private const string Form = "code";

    private string? _refusal;

    [Inject] public required SignInService People { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<AccountTexts> Texts { get; init; }

    [CascadingParameter] public required HttpContext HttpContext { get; set; }

    [SupplyParameterFromQuery(Name = AccountPaths.ReturnUrl)] public string? AskedFor { get; set; }

    [SupplyParameterFromForm(FormName = Form, Name = "Code")] public string? Code { get; set; }

    private bool IsRecovery => HttpContext.Request.Path == AccountPaths.RecoveryCode;

    private string Title => Texts[IsRecovery ? "RecoveryTitle" : "CodeTitle"];

    protected override async Task OnInitializedAsync()
    {
        HttpContext.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsGet(HttpContext.Request.Method) && !await People.IsHalfWayAsync())
        {
            Navigation.NavigateTo(WayOn.To(AccountPaths.SignIn, AskedFor));
        }
    }

    private async Task SignInAsync()
    {
        var outcome = IsRecovery ? await People.SignInByRecoveryCodeAsync(Code ?? "") : await People.SignInByCodeAsync(Code ?? "");
        switch (outcome)
        {
            case SignInOutcome.SignedIn:
                Navigation.NavigateTo(ReturnAddress.From(AskedFor));
                break;
            case SignInOutcome.Expired:
                Navigation.NavigateTo(WayOn.To(AccountPaths.SignIn, AskedFor));
                break;
            case SignInOutcome.WrongCode:
                _refusal = IsRecovery ? "RefusedRecoveryCode" : "RefusedCode";
                break;
            default:
                _refusal = "Refused" + outcome;
                break;
        }
    }
}
