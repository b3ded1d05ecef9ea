using BookingPortal.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Account;

public sealed partial class DemoAccounts
{
    private const string Form = "demo";

    [Inject] public required IStringLocalizer<AccountTexts> Texts { get; init; }

    [Parameter, EditorRequired] public EventCallback<DemoAccount> OnChosen { get; set; }

    [SupplyParameterFromForm(FormName = Form, Name = "Account")] public string? Chosen { get; set; }

    private async Task ChooseAsync()
    {
        if (DemoMode.Accounts.FirstOrDefault(account => account.Email == Chosen) is { } account)
        {
            await OnChosen.InvokeAsync(account);
        }
    }
}
