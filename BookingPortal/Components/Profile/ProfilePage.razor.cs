using BookingPortal.Accounts;
using BookingPortal.Accounts.Profile;
using BookingPortal.Availability;
using BookingPortal.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Profile;

public sealed partial class ProfilePage
{
    private const string SaveForm = "profile";
    private const string ElsewhereForm = "elsewhere";

    private OwnProfile? _profile;
    private IReadOnlyList<string> _places = [];
    private IReadOnlyList<string> _refusals = [];
    private IReadOnlyList<string> _faults = [];

    [Inject] public required ProfileService Profile { get; init; }
    [Inject] public required AvailabilityService Availability { get; init; }
    [Inject] public required SignInService SignIn { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<ProfileTexts> Texts { get; init; }

    /// <summary>What was done before the page came back: saved, elsewhere, or nothing.</summary>
    [SupplyParameterFromQuery] public string? Done { get; set; }

    [SupplyParameterFromForm(FormName = SaveForm)] public string? FullName { get; set; }
    [SupplyParameterFromForm(FormName = SaveForm)] public string? Culture { get; set; }
    [SupplyParameterFromForm(FormName = SaveForm)] public string? TimeZone { get; set; }
    [SupplyParameterFromForm(FormName = SaveForm)] public string? HomePlace { get; set; }

    private static IReadOnlyList<string> Zones => [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))];

    private string? Language => Culture is null ? _profile?.Fields.Culture : Null(Culture);

    private string? Place => HomePlace is null ? _profile?.Fields.HomePlace : Null(HomePlace);

    protected override async Task OnInitializedAsync()
    {
        _profile = await Profile.ReadAsync();
        _places = (await Availability.ChoicesAsync()).Places;
    }

    private string? Invalid(string fault) => _faults.Any(one => one.StartsWith(fault, StringComparison.Ordinal)) ? "true" : null;

    private static string? Null(string text) => text.Length == 0 ? null : text;

    private async Task SaveAsync()
    {
        var language = string.IsNullOrEmpty(Culture) ? null : LanguageChoice.Named(Culture)?.Tag ?? Culture;
        switch (await Profile.SaveAsync(new ProfileFields(FullName ?? "", language, TimeZone, HomePlace)))
        {
            case ProfileOutcome.Saved:
                await SignIn.RenewAsync();
                Navigation.NavigateTo($"{AccountPaths.Profile}?done=saved");
                break;
            case ProfileOutcome.Refused refused:
                _faults = [.. refused.Because.Select(fault => "Fault" + fault)];
                _refusals = [.. _faults.Select(fault => Texts[fault].Value)];
                break;
            default:
                _refusals = [Texts["NotAllowed"]];
                break;
        }
    }

    private async Task SignOutElsewhereAsync()
    {
        if (await Profile.SignOutElsewhereAsync() is ProfileOutcome.Saved)
        {
            await SignIn.RenewAsync();
            Navigation.NavigateTo($"{AccountPaths.Profile}?done=elsewhere");
        }
        else
        {
            _refusals = [Texts["NotAllowed"]];
        }
    }
}
