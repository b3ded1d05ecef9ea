using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Facilities.Managers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration.Managers;

/// <summary>Who is staff of which area: given and taken away by admins.</summary>
public sealed partial class ManagersPage
{
    private static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(10);

    private ManagerList? _list;
    private string? _message;
    private bool _failed;

    [Inject] public required ManagerService Managers { get; init; }
    [Inject] public required ManagerWords Words { get; init; }
    [Inject] public required UiNotifier Notifier { get; init; }
    [Inject] public required IStringLocalizer<ManagerTexts> Texts { get; init; }
    [Inject] public required ILogger<ManagersPage> Logger { get; init; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            _list = await Managers.ListAsync();
            _failed = false;
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotRead(Logger, fault);
            _failed = true;
        }
    }

    private async Task TakeAsync(ManagerLine line)
    {
        _message = Words.Refusal(await Managers.TakeAsync(line.RightId));
        if (_message is null)
        {
            Notifier.Done(Texts["Taken", line.Person, Words.Say(line.Area, line.Facility)], Texts["Undo"], () => InvokeAsync(() => GiveBackAsync(line)), UndoTime);
            await LoadAsync();
        }
    }

    private async Task GiveBackAsync(ManagerLine line)
    {
        _message = Words.Refusal(await Managers.GiveAsync(line.PersonId, line.Area));
        if (_message is null)
        {
            Notifier.Done(Texts["Given", line.Person, Words.Say(line.Area, line.Facility)]);
        }

        await LoadAsync();
        StateHasChanged();
    }

    private static partial class Log
    {
        [LoggerMessage(5421, LogLevel.Warning, "The delegated managers could not be read")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
