using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Bookings;

public sealed partial class CancelDialog : IDisposable
{
    private readonly CancellationTokenSource _closed = new();

    /// <summary>Outlives its source: an answer may come after the page was left.</summary>
    private readonly CancellationToken _gone;
    private Guid _requestId = Guid.NewGuid();
    private ElementReference _reasonField;
    private string? _reason;
    private string? _reasonError;
    private string? _message;
    private bool _isSaving;

    public CancelDialog() => _gone = _closed.Token;

    [Inject] public required BookingService Bookings { get; init; }
    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required OutcomeWords Outcomes { get; init; }
    [Inject] public required RefusalWords Refusals { get; init; }
    [Inject] public required TimeProvider Ticks { get; init; }
    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required CancelQuestion Question { get; set; }

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    private async Task CancelAsync()
    {
        if (_isSaving || _gone.IsCancellationRequested)
        {
            return;
        }

        (_isSaving, _message, _reasonError) = (true, null, null);
        try
        {
            await ShowAsync(await AskAsync());
        }
        finally
        {
            _isSaving = false;
        }
    }

    private async Task<BookingOutcome> AskAsync()
    {
        // Somebody else's booking: the owner is told why, so the rule is asked here already.
        if (BookingRules.JudgeReason(_reason, Question.Owner is not null).ToList() is { Count: > 0 } refusals)
        {
            return new BookingOutcome.Refused(refusals);
        }

        var request = new CancelRequest(Question.BookingId, _requestId, _reason) { Seen = Question.Seen };
        return await Asking.UntilKnownAsync(() => Bookings.CancelAsync(request), SayThatItTakesLong, Ticks, _gone);
    }

    private void SayThatItTakesLong()
    {
        _message = Texts["OutcomeStillChecking"];
        StateHasChanged();
    }

    private async Task ShowAsync(BookingOutcome outcome)
    {
        _message = null;
        var sentence = Outcomes.Say(outcome, Question.Room, Question.When);
        switch (outcome)
        {
            case BookingOutcome.Refused refused:
                _reasonError = Refusals.Say(refused.Because, BookingField.Reason, FacilityClock.Of("UTC"), LocalDate.MinIsoValue);
                await _reasonField.GiveFocusAsync();
                break;
            case BookingOutcome.TryAgain or BookingOutcome.NotAllowed:
                _message = sentence;
                break;
            case BookingOutcome.StillChecking:
                _message = Texts["OutcomeStillCheckingGaveUp"];
                break;
            case BookingOutcome.KeyReused:
                _requestId = Guid.NewGuid();
                _message = Texts["OutcomeTryAgain"];
                break;
            default:
                // Done, or there is nothing left to do: the list behind shows how it stands.
                Dialogs.Close(new BookingResult(outcome, sentence) { Undo = new UndoOffer(_requestId, Question.Room, Question.When) });
                break;
        }
    }
}
