using System.Globalization;
using BookingPortal.Accounts.People;
using BookingPortal.Bookings.Leaving;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Administration.People;

public sealed partial class BookingsCard
{
    private BookingKind _kind;
    private int _skip;
    private PersonBookingList? _list;
    private PersonOutcome? _outcome;
    private Instant _now;
    private bool _isBusy;
    private bool _failed;

    [Inject] public required PersonBookings Bookings { get; init; }
    [Inject] public required PersonService Service { get; init; }
    [Inject] public required DatabaseClock Clock { get; init; }
    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required UiNotifier Notifier { get; init; }
    [Inject] public required SlotWords Slots { get; init; }
    [Inject] public required IStringLocalizer<PeopleTexts> Texts { get; init; }
    [Inject] public required ILogger<BookingsCard> Logger { get; init; }

    [Parameter, EditorRequired] public required PersonSheet Sheet { get; set; }
    [Parameter] public bool IsSelf { get; set; }
    [Parameter] public EventCallback OnChanged { get; set; }

    protected override Task OnInitializedAsync() => ShowAsync(BookingKind.Upcoming, 0);

    private async Task ShowAsync(BookingKind kind, int skip)
    {
        try
        {
            (_kind, _skip) = (kind, Math.Max(0, skip));
            _now = await Clock.NowAsync();
            _list = await Bookings.ListAsync(Sheet.Id, _kind, _skip);
            _failed = false;
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotRead(Logger, fault);
            _failed = true;
        }
    }

    private async Task AskAsync(bool leaves)
    {
        if (_isBusy)
        {
            return;
        }

        try
        {
            var question = new Dictionary<string, object?>
            {
                [nameof(LeaveDialog.Name)] = Sheet.Fields.FullName,
                [nameof(LeaveDialog.PersonId)] = Sheet.Id,
                [nameof(LeaveDialog.Count)] = await Bookings.CountToComeAsync(Sheet.Id),
                [nameof(LeaveDialog.Leaves)] = leaves,
            };
            if (await Dialogs.OpenAsync<LeaveDialog, FutureChoice>(Texts[leaves ? "LeaveButton" : "SettleButton"], question, new UiDialogOptions { Width = "560px" }) is { } choice)
            {
                _isBusy = true;
                await RunAsync(leaves, choice);
            }
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotRead(Logger, fault);
            _outcome = new PersonOutcome.TryAgain();
        }
        finally
        {
            _isBusy = false;
        }
    }

    /// <summary>First the person, so that nothing new is booked; then the bookings. What is left of them can be settled later.</summary>
    private async Task RunAsync(bool leaves, FutureChoice choice)
    {
        _outcome = leaves ? await Service.SaveAsync(new PersonChange.Leave(Sheet.Id)) : null;
        if (_outcome is null or PersonOutcome.Saved)
        {
            var settled = await Bookings.SettleAsync(Sheet.Id, choice);
            var said = string.Join(' ', Said(leaves, choice, settled));
            if (settled.Standing > 0 && choice is not FutureChoice.Keep)
            {
                Notifier.Warning(said);
            }
            else
            {
                Notifier.Done(said);
            }
        }

        await ShowAsync(_kind, 0);
        await OnChanged.InvokeAsync();
    }

    private IEnumerable<string> Said(bool leaves, FutureChoice choice, Settled settled)
    {
        if (leaves)
        {
            yield return Texts["HasLeft", Sheet.Fields.FullName];
        }

        foreach (var (text, count) in new[] { ("SaidCancelled", settled.Cancelled), ("SaidHandedOver", settled.HandedOver), (choice is FutureChoice.Keep ? "SaidKept" : "SaidStanding", settled.Standing) })
        {
            if (count > 0)
            {
                yield return Texts[text, count.ToString("N0", CultureInfo.CurrentCulture)];
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5503, LogLevel.Warning, "The bookings of a person could not be read")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
