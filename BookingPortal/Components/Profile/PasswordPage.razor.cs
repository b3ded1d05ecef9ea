using BookingPortal.Accounts;
using BookingPortal.Accounts.Profile;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Profile;

public sealed partial class PasswordPage
{
    private const string Form = "password";

    private IReadOnlyList<string> _refusals = [];
    private string? _email;
    private int _shortest;

    [Inject] public required ProfileService Profile { get; init; }
    [Inject] public required SignInService SignIn { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<ProfileTexts> Texts { get; init; }

    [CascadingParameter] public required HttpContext HttpContext { get; set; }

    [SupplyParameterFromQuery] public string? Done { get; set; }

    [SupplyParameterFromForm(FormName = Form)] public string? Current { get; set; }
    [SupplyParameterFromForm(FormName = Form)] public string? Wanted { get; set; }
    [SupplyParameterFromForm(FormName = Form)] public string? Again { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _email = (await Profile.ReadAsync()).Email;
        _shortest = HttpContext.User.IsInRole(RoleNames.Staff) || HttpContext.User.IsInRole(RoleNames.Admin) ? PasswordRules.ShortestOfStaff : PasswordRules.Shortest;
    }

    private async Task ChangeAsync()
    {
        if (Wanted != Again)
        {
            _refusals = [Texts["PasswordsDiffer"]];
            return;
        }

        switch (await Profile.ChangePasswordAsync(Current ?? "", Wanted ?? ""))
        {
            case ProfileOutcome.Saved:
                await SignIn.RenewAsync();
                Navigation.NavigateTo($"{AccountPaths.ProfilePassword}?done=changed");
                break;
            case ProfileOutcome.PasswordRefused refused:
                _refusals = [.. refused.Because.Select(fault => Texts[$"Password{fault}", fault == PasswordFault.TooLong ? PasswordRules.Longest : PasswordRules.ShortestFor(refused.Role)].Value)];
                break;
            case ProfileOutcome.WrongPassword:
                _refusals = [Texts["WrongPassword"]];
                break;
            case ProfileOutcome.LockedOut:
                _refusals = [Texts["LockedOut"]];
                break;
            default:
                _refusals = [Texts["NotAllowed"]];
                break;
        }
    }
}
