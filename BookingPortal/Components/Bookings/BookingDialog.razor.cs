using BookingPortal.Accounts;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Bookings;

public sealed partial class BookingDialog : IDisposable
{
    private readonly CancellationTokenSource _closed = new();

    /// <summary>Outlives its source: an answer may come after the page was left.</summary>
    private readonly CancellationToken _gone;
    private BookingInput _input = new();
    private RequestKey _key = new(Guid.Empty);
    private BookingForm? _form;
    private ElementReference _keepWriting;
    private Func<string, CancellationToken, Task<IReadOnlyList<PersonHit>>>? _searchPeople;
    private IReadOnlyList<Refusal> _refusals = [];
    private BookingOutcome? _outcome;
    private string? _message;
    private string? _restored;
    private TimeSlot? _asked;
    private ConflictHelp _help = null!;
    private RuleAdvice _advice = null!;
    private bool _showAll;
    private bool _isSaving;
    private bool _isAsking;
    private bool _asksToDiscard;
    private bool _focusError;
    private bool _focusKeepWriting;

    public BookingDialog() => _gone = _closed.Token;

    [Inject] public required BookingService Bookings { get; init; }
    [Inject] public required RoomFinder Finder { get; init; }
    [Inject] public required FacilityCatalog Catalog { get; init; }
    [Inject] public required PeopleService People { get; init; }
    [Inject] public required DraftKeeper Keeper { get; init; }
    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required OutcomeWords Words { get; init; }
    [Inject] public required TimeProvider Ticks { get; init; }
    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required BookingOpening Opening { get; set; }

    private FacilityFacts Room => Opening.ChosenRoom;

    private string SubmitText => _outcome switch
    {
        BookingOutcome.TryAgain => "TryAgain",
        BookingOutcome.StillChecking => "AskAgain",
        _ => Room.Facility.RequiresApproval ? "Ask" : "Book",
    };

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
        _advice?.Dispose();
    }

    protected override void OnInitialized()
    {
        _input = Opening.Input;
        _key = new RequestKey(Opening.RequestId);
        _help = new ConflictHelp(Finder);
        _advice = new RuleAdvice(Ticks);
        _searchPeople = Opening.Viewer.IsStaffOf(Room.Facility) ? People.SearchAsync : null;
        _restored = Opening.Kept switch
        {
            null => null,
            { Sent: true } => Texts["RestoredSent"].Value,
            { Cut: true } => Texts["RestoredCut"].Value,
            _ => Texts["Restored"].Value,
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
            await _form!.FocusFirstErrorAsync();
        }

        if (_focusKeepWriting)
        {
            _focusKeepWriting = false;
            await _keepWriting.GiveFocusAsync();
        }
    }

    /// <summary>What stood below the form spoke of something else than what stands in it now.</summary>
    private async Task ChangedAsync()
    {
        (_outcome, _message, _restored, _asksToDiscard) = (null, null, null, false);
        _help.Clear();
        await JudgeAsync();
    }

    private async Task JudgeAsync() => _refusals = await _advice.AskAsync(cancel =>
        _input.ToRequest(Room.Facility.Id, Room.Clock, _key.Id) is { } request ? Bookings.JudgeAsync(request, cancel) : null) ?? _refusals;

    private async Task SubmitAsync()
    {
        if (_isSaving || _gone.IsCancellationRequested)
        {
            return;
        }

        _showAll = true;
        _advice.Stop();
        if (_input.ToRequest(Room.Facility.Id, Room.Clock, _key.Id) is not { } content)
        {
            _focusError = true;
            return;
        }

        if (!await _form!.IsFinishedAsync())
        {
            return;
        }

        _isSaving = true;
        try
        {
            var request = _key.Seal(content);
            await Keeper.MarkAsync(request.RequestId, sent: true);
            await ShowAsync(request, await Asking.UntilKnownAsync(() => Bookings.BookAsync(request), SayThatItTakesLong, Ticks, _gone));
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

    private async Task ShowAsync(BookingRequest request, BookingOutcome outcome)
    {
        if (_gone.IsCancellationRequested)
        {
            return;
        }

        var slot = new TimeSlot(request.Start, request.Start < request.End ? request.End : request.Start + QuarterHours.Length);
        var day = Room.Clock.DateOf(request.Start);
        var when = Texts["When", TimeWords.Day(day, day), TimeWords.Range(slot, Room.Clock)];
        _restored = null;
        _message = outcome is BookingOutcome.StillChecking
            ? Texts["OutcomeStillCheckingGaveUp"]
            : Words.Say(outcome, Room.Facility.Name, when);
        if (outcome is BookingOutcome.Booked)
        {
            await Keeper.ForgetAsync();
            Dialogs.Close(new BookingResult(outcome, _message) { Undo = new UndoOffer(request.RequestId, Room.Facility.Name, when) });
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
                break;
            case BookingOutcome.KeyReused:
                _key.Renew();
                break;
        }

        await _help.LookAsync(request, outcome, StateHasChanged, _gone);
    }

    /// <summary>Everything else that stands in the form stays as it is, also where the room becomes another one.</summary>
    private async Task BookInsteadAsync(RoomOffer offer)
    {
        if (offer.Room.Id != Room.Facility.Id && await Catalog.FindAsync(offer.Room.Id, _gone) is { } other)
        {
            Opening.ChosenRoom = other;
            Dialogs.Refresh();
            await WatchAsync(sent: false);
        }

        _input.Take(offer.Slot, offer.Clock);
        await SubmitAsync();
    }

    /// <summary>From now on the tab keeps the form, for the room that stands in it.</summary>
    private Task WatchAsync(bool sent) =>
        Keeper.WatchAsync(_form!.Element, new KeptDraft(Opening.Viewer.Id, Room.Facility.Id, _key.Id, sent));

    private async Task<bool> MayCloseAsync()
    {
        if (_isSaving || _form?.CloseList() is true)
        {
            return false;
        }

        if (_input.HasText && !_asksToDiscard)
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
