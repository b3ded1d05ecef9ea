using BookingPortal.Database;
using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Administration;

/// <summary>Closures of a building, a place or all, and those of single facilities that are to come.</summary>
public sealed partial class ClosuresPage
{
    private IReadOnlyList<ClosureLine>? _closures;
    private FacilityChoices? _choices;
    private LocalDate _today;
    private bool _failed;

    [Inject] public required FacilityReader Facilities { get; init; }
    [Inject] public required DatabaseClock Clock { get; init; }
    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }
    [Inject] public required ILogger<ClosuresPage> Logger { get; init; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            _today = (await Clock.NowAsync()).InUtc().Date;
            _choices = await Facilities.ChoicesAsync();
            _closures = await Facilities.ClosuresAsync();
            _failed = false;
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotRead(Logger, fault);
            _failed = true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5404, LogLevel.Warning, "The closures could not be read")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
