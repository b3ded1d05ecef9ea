using BookingPortal.Database;
using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration;

/// <summary>All facilities, for admins. What is looked for lives in the address.</summary>
public sealed partial class FacilitiesPage
{
    private FacilityFilter? _loaded;
    private FacilityList? _list;
    private string? _text;
    private bool _failed;

    [Inject] public required FacilityReader Facilities { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }
    [Inject] public required ILogger<FacilitiesPage> Logger { get; init; }

    [SupplyParameterFromQuery] public string? Q { get; set; }
    [SupplyParameterFromQuery] public string? Place { get; set; }

    /// <summary>retired, or nothing.</summary>
    [SupplyParameterFromQuery] public string? Show { get; set; }

    private bool Waiting => !RendererInfo.IsInteractive;

    private bool IsRetired => Show == "retired";

    protected override async Task OnParametersSetAsync()
    {
        (Q, Place) = (string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(), string.IsNullOrWhiteSpace(Place) ? null : Place);
        _text = Q;
        if (_loaded != new FacilityFilter(Q, Place, !IsRetired))
        {
            await LoadAsync();
        }
    }

    private static string Address(string? text, string? place, bool retired)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("q", text), ("place", place), ("show", retired ? "retired" : null) })
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }

        return $"facilities{query.ToQueryString()}";
    }

    private async Task LoadAsync()
    {
        var filter = new FacilityFilter(Q, Place, !IsRetired);
        try
        {
            var list = await Facilities.ListAsync(filter);
            (_list, _loaded, _failed) = (list, filter, false);
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotRead(Logger, fault);
            _failed = true;
        }
    }

    private void Search() => Navigation.NavigateTo(Address(_text, Place, IsRetired));

    private void ChoosePlace(ChangeEventArgs change) => Navigation.NavigateTo(Address(_text, change.Value as string, IsRetired));

    private static partial class Log
    {
        [LoggerMessage(5402, LogLevel.Warning, "The facilities could not be read")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
