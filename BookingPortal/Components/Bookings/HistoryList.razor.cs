using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Bookings;

public sealed partial class HistoryList : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private IReadOnlyList<HistoryLine>? _lines;
    private bool _failed;

    [Inject] public required BookingHistoryService History { get; init; }
    [Inject] public required HistoryWords Words { get; init; }
    [Inject] public required SlotWords Slots { get; init; }
    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }

    [Parameter, EditorRequired] public long BookingId { get; set; }
    [Parameter, EditorRequired] public required FacilityClock Clock { get; set; }
    [Parameter, EditorRequired] public Instant Now { get; set; }

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var closed = _closed.Token;
        try
        {
            _lines = await Words.SayAsync(await History.OfAsync(BookingId, closed), Clock, Now, closed);
        }
        catch (OperationCanceledException) when (closed.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            _failed = true;
        }
    }
}
