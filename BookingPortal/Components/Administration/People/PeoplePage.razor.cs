using BookingPortal.Accounts.People;
using BookingPortal.Database;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration.People;

/// <summary>All people, for admins, page by page. What is looked for lives in the address.</summary>
public sealed partial class PeoplePage
{
    private PeopleFilter _filter = new(null, null, null);
    private PeopleCursor? _cursor;
    private (PeopleFilter, PeopleCursor?)? _loaded;
    private PeopleList? _page;
    private string? _text;
    private bool _failed;

    [Inject] public required PeopleReader People { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<PeopleTexts> Texts { get; init; }
    [Inject] public required ILogger<PeoplePage> Logger { get; init; }

    [SupplyParameterFromQuery] public string? Q { get; set; }
    [SupplyParameterFromQuery] public string? Role { get; set; }
    [SupplyParameterFromQuery] public string? State { get; set; }

    /// <summary>missing, or nothing.</summary>
    [SupplyParameterFromQuery] public string? Factor { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }
    [SupplyParameterFromQuery] public string? Before { get; set; }

    private bool Waiting => !RendererInfo.IsInteractive;

    protected override async Task OnParametersSetAsync()
    {
        _filter = PeopleAddress.FilterOf(Q, Role, State, Factor);
        _cursor = PeopleCursor.Of(After, isBackwards: false) ?? PeopleCursor.Of(Before, isBackwards: true);
        _text = _filter.Text;
        if (_loaded != (_filter, _cursor))
        {
            await LoadAsync();
        }
    }

    private static string? LookOf(PersonState state) => state switch
    {
        PersonState.Active => "badge-success",
        PersonState.Invited => "badge-accent",
        PersonState.Locked => "badge-danger",
        _ => null,
    };

    private async Task LoadAsync()
    {
        var (filter, cursor) = (_filter, _cursor);
        try
        {
            var page = await People.ListAsync(filter, cursor);
            (_page, _loaded, _failed) = (page, (filter, cursor), false);
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotRead(Logger, fault);
            _failed = true;
        }
    }

    private void Search() => Show(_filter with { Text = _text });

    private void ChooseRole(ChangeEventArgs change) => Show(_filter with { Role = change.Value as string });

    private void ChooseState(ChangeEventArgs change) =>
        Show(_filter with { State = Enum.TryParse<PersonState>(change.Value as string, out var state) ? state : null });

    private void ChooseFactor(ChangeEventArgs change) => Show(_filter with { NoSecondFactor = change.Value is true });

    private void Show(PeopleFilter filter) => Navigation.NavigateTo(PeopleAddress.Of(filter));

    private static partial class Log
    {
        [LoggerMessage(5501, LogLevel.Warning, "The people could not be read")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
