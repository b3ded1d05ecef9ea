using BookingPortal.Accounts;
using BookingPortal.Accounts.SecondFactors;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Profile;

public sealed partial class SecondFactorPage
{
    private const string BeginForm = "begin";
    private const string ConfirmForm = "confirm";
    private const string CodesForm = "codes";
    private const string OffForm = "off";

    private SecondFactor? _factor;
    private IReadOnlyList<string>? _codes;
    private IReadOnlyList<string> _refusals = [];

    [Inject] public required SecondFactorService SecondFactors { get; init; }
    [Inject] public required SignInService SignIn { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<ProfileTexts> Texts { get; init; }

    [SupplyParameterFromQuery] public string? Done { get; set; }

    [SupplyParameterFromForm(FormName = ConfirmForm)] public string? Code { get; set; }
    [SupplyParameterFromForm(FormName = BeginForm, Name = "Current")] public string? PasswordToBegin { get; set; }
    [SupplyParameterFromForm(FormName = CodesForm, Name = "Current")] public string? PasswordForCodes { get; set; }
    [SupplyParameterFromForm(FormName = OffForm, Name = "Current")] public string? PasswordToTurnOff { get; set; }

    protected override async Task OnInitializedAsync() => _factor = await SecondFactors.ReadAsync();

    private async Task BeginAsync() => await EndAsync(await SecondFactors.BeginAsync(PasswordToBegin), AccountPaths.ProfileSecondFactor);

    private async Task ConfirmAsync() => await EndAsync(await SecondFactors.ConfirmAsync(Code ?? ""), AccountPaths.ProfileSecondFactor);

    private async Task MakeCodesAsync() => await EndAsync(await SecondFactors.MakeCodesAsync(PasswordForCodes), AccountPaths.ProfileSecondFactor);

    private async Task TurnOffAsync() => await EndAsync(await SecondFactors.TurnOffAsync(PasswordToTurnOff), $"{AccountPaths.ProfileSecondFactor}?done=off");

    private async Task EndAsync(SecondFactorOutcome outcome, string next)
    {
        switch (outcome)
        {
            case SecondFactorOutcome.CodesMade made:
                await SignIn.RenewAsync();
                _codes = made.Codes;
                break;
            case SecondFactorOutcome.Saved:
                await SignIn.RenewAsync();
                Navigation.NavigateTo(next);
                break;
            case SecondFactorOutcome.NothingToDo:
                Navigation.NavigateTo(AccountPaths.ProfileSecondFactor);
                break;
            case SecondFactorOutcome.WrongCode:
                _refusals = [Texts["WrongCode"]];
                break;
            case SecondFactorOutcome.WrongPassword:
                _refusals = [Texts["WrongPassword"]];
                break;
            case SecondFactorOutcome.LockedOut:
                _refusals = [Texts["LockedOut"]];
                break;
            default:
                _refusals = [Texts["NotAllowed"]];
                break;
        }
    }
}
