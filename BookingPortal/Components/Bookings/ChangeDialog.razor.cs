using BookingPortal.Accounts;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Bookings;

public sealed partial class ChangeDialog : IDisposable
{
    private readonly CancellationTokenSource _closed = new();

    /// <summary>Outlives its source: an answer may come after the page was left.</summary>
    private readonly CancellationToken _gone;
    private BookingSheet _sheet = null!;
    private BookingInput _input = new();
    private FacilityFacts _room = null!;
    private Instant _seen;
    private ChangeKey _key = null!;
    private RuleAdvice _advice = null!;
    private ConflictHelp _help = null!;
    private BookingForm? _form;
    private RoomPicker? _rooms;
    private ElementReference _keepWriting;
    private ElementReference _reasonField;
    private IReadOnlyList<Refusal> _refusals = [];
    private BookingOutcome? _outcome;
    private TimeSlot? _asked;
    private string? _message;
    private string? _restored;
    private string? _reason;
    private string? _reasonError;
    private bool _showAll;
    private bool _isSaving;
    private bool _isAsking;
    private bool _asksToDiscard;
    private bool _focusError;
    private bool _focusKeepWriting;

    public ChangeDialog() => _gone = _closed.Token;

    [Inject] public required BookingService Bookings { get; init; }
    [Inject] public required RoomFinder Finder { get; init; }
    [Inject] public required FacilityCatalog Catalog { get; init; }
    [Inject] public required DraftKeeper Keeper { get; init; }
    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required OutcomeWords Words { get; init; }
    [Inject] public required RefusalWords Refusals { get; init; }
    [Inject] public required SlotWords Slots { get; init; }
    [Inject] public required TimeProvider Ticks { get; init; }
    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required ChangeOpening Opening { get; set; }

    private bool HasBegun => _sheet.Booking.Slot.Start <= _sheet.Now;

    private string SubmitText => _outcome switch
    {
        BookingOutcome.TryAgain => "TryAgain",
        BookingOutcome.StillChecking => "AskAgain",
        _ => "SaveChange",
    };

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
        _advice.Dispose();
    }

    protected override void OnInitialized()
    {
        (_sheet, _room, _input, _seen) = (Opening.Sheet, Opening.Room, Opening.Input, Opening.Seen);
        (_key, _help, _reason) = (new ChangeKey(Opening.RequestId), new ConflictHelp(Finder), Opening.Kept?.Reason);
        _advice = new RuleAdvice(Ticks);
        _restored = Opening.Kept switch
        {
            null => null,
            { Sent: true } => Texts["RestoredSentChange"].Value,
            _ => Texts["RestoredChange"].Value,
        };
        Opening.MayClose = MayCloseAsync;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await WatchAsync(Opening.Kept is { Sent: true });
            await (Opening.Kept is { Sent: true } ? SubmitAsync() : JudgeAsync());
            StateHasChanged();
        }

        if (_focusError)
        {
            _focusError = false;
            await (_reasonError is not null && _refusals.All(refusal => refusal.Field == BookingField.Reason)
                ? _reasonField.GiveFocusAsync()
                : _form!.FocusFirstErrorAsync());
        }

        if (_focusKeepWriting)
        {
            _focusKeepWriting = false;
            await _keepWriting.GiveFocusAsync();
        }
    }

    private ChangeRequest? RequestOf() =>
        _input.ToChange(_sheet.Booking.Id, _seen, _room.Facility.Id, _room.Clock, _key.Id) is { } change ? change with { Reason = _reason } : null;

    private async Task ChangedAsync()
    {
        (_outcome, _message, _restored, _asksToDiscard) = (null, null, null, false);
        _help.Clear();
        await JudgeAsync();
    }

    private async Task ChooseRoomAsync(FacilityFacts room)
    {
        _room = room;
        await WatchAsync(sent: false);
        await ChangedAsync();
    }

    private async Task JudgeAsync() =>
        _refusals = await _advice.AskAsync(cancel => RequestOf() is { } request ? Bookings.JudgeAsync(request, cancel) : null) ?? _refusals;

    private async Task SubmitAsync()
    {
        if (_isSaving || _gone.IsCancellationRequested)
        {
            return;
        }

        _showAll = true;
        _advice.Stop();
        if (RequestOf() is not { } change)
        {
            _focusError = true;
            return;
        }

        if (change.ChangesNothing(_sheet.Booking) && _seen == _sheet.Booking.Version)
        {
            await DiscardAsync();
            return;
        }

        ShowReason(BookingRules.JudgeReason(_reason, _sheet.May.NeedsReason));
        if (_reasonError is not null)
        {
            _focusError = true;
            return;
        }

        _isSaving = true;
        try
        {
            var request = _key.Seal(change);
            await Keeper.MarkAsync(request.RequestId, sent: true);
            await ShowAsync(request, await Asking.UntilKnownAsync(() => Bookings.ChangeAsync(request), SayThatItTakesLong, Ticks, _gone));
        }
        finally
        {
            (_isSaving, _isAsking) = (false, false);
        }
    }

    private void SayThatItTakesLong()
    {
        _isAsking = true;
        StateHasChanged();
    }

    private void ShowReason(IEnumerable<Refusal> refusals) => _reasonError = Refusals.Say(refusals, BookingField.Reason, _room.Clock, LocalDate.MinIsoValue);

    private async Task ShowAsync(ChangeRequest request, BookingOutcome outcome)
    {
        if (_gone.IsCancellationRequested)
        {
            return;
        }

        var (start, end) = (request.Start!.Value, request.End!.Value);
        var slot = new TimeSlot(start, start < end ? end : start + QuarterHours.Length);
        _restored = null;
        _message = outcome switch
        {
            BookingOutcome.StillChecking => Texts["OutcomeStillCheckingGaveUp"],
            BookingOutcome.Refused => Texts["ChangeRefused"],
            BookingOutcome.KeyReused => Texts["OutcomeTryAgain"],
            _ => Words.Say(outcome, _room.Facility.Name, Slots.Say(slot, _room.Clock, _sheet.Now)),
        };
        if (outcome is BookingOutcome.Changed or BookingOutcome.NotFound)
        {
            await Keeper.ForgetAsync();
            Dialogs.Close(new BookingResult(outcome, _message)
            {
                Undo = new UndoOffer(request.RequestId, _sheet.Room.Name, Slots.Say(_sheet.Booking.Slot, _sheet.Room.Clock, _sheet.Now)),
            });
            return;
        }

        if (outcome is not BookingOutcome.StillChecking)
        {
            await Keeper.MarkAsync(request.RequestId, sent: false);
        }

        (_outcome, _asked, _refusals) = (outcome, slot, []);
        _help.Clear();
        switch (outcome)
        {
            case BookingOutcome.Refused refused:
                (_refusals, _focusError) = (refused.Because, true);
                ShowReason(refused.Because);
                break;
            case BookingOutcome.KeyReused:
                _key.Renew();
                break;
        }

        if (_input.ToRequest(_room.Facility.Id, _room.Clock, request.RequestId) is { } wanted)
        {
            await _help.LookAsync(wanted, outcome, StateHasChanged, _gone, changing: request.BookingId);
        }
    }

    private async Task TakeOfferAsync(RoomOffer offer)
    {
        if (await Catalog.FindAsync(offer.Room.Id, _gone) is { } room)
        {
            _room = room;
            _input.Take(offer.Slot, offer.Clock);
            await WatchAsync(sent: false);
            await SubmitAsync();
        }
    }

    /// <summary>The form shows the booking as it stands; what was typed goes.</summary>
    private async Task TakeCurrentAsync(BookingSheet current)
    {
        (_sheet, _seen, _input, _outcome, _showAll) = (current, current.Booking.Version, ChangeOpening.InputOf(current), null, false);
        _room = await Catalog.FindAsync(current.Booking.FacilityId, _gone) ?? _room;
        await WatchAsync(sent: false);
        await JudgeAsync();
    }

    private async Task SaveMineAsync(BookingSheet current)
    {
        (_sheet, _seen) = (current, current.Booking.Version);
        await WatchAsync(sent: false);
        await SubmitAsync();
    }

    /// <summary>From now on the tab keeps the form, for the room that stands in it and the version that was seen.</summary>
    private Task WatchAsync(bool sent) => Keeper.WatchAsync(
        _form!.Element, KeptDraft.OfChange(Opening.Viewer.Id, _room.Facility.Id, _key.Id, sent, _sheet.Booking.Id, _seen));

    private async Task<bool> MayCloseAsync()
    {
        if (_isSaving || _rooms?.CloseSearch() is true)
        {
            return false;
        }

        var isChanged = RequestOf() is not { } change || !change.ChangesNothing(_sheet.Booking);
        if (isChanged && !_asksToDiscard)
        {
            _asksToDiscard = _focusKeepWriting = true;
            await InvokeAsync(StateHasChanged);
            return false;
        }

        await Keeper.ForgetAsync();
        return true;
    }

    private async Task LeaveAsync()
    {
        if (await MayCloseAsync())
        {
            Dialogs.Close();
        }
    }

    private async Task DiscardAsync()
    {
        await Keeper.ForgetAsync();
        Dialogs.Close();
    }
}
