using BookingPortal.Accounts;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.MyBookings;

public sealed partial class MyBookingsPage : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _left = new();

    /// <summary>Outlives its source: an answer may come after the page was left.</summary>
    private readonly CancellationToken _gone;
    private ElementReference _shown;
    private IReadOnlyList<MyBooking>? _bookings;
    private BookingTab? _loaded;
    private BookingTab _tab;
    private FacilityClock? _home;
    private Instant _now;
    private bool _hasMore;
    private bool _failed;
    private bool _focusShown;
    private IDisposable? _following;

    public MyBookingsPage() => _gone = _left.Token;

    [Inject] public required MyBookingsService MyBookings { get; init; }
    [Inject] public required OwnChanges Own { get; init; }
    [Inject] public required BookingDialogs Dialogs { get; init; }
    [Inject] public required FacilityCatalog Catalog { get; init; }
    [Inject] public required CurrentUser User { get; init; }
    [Inject] public required DatabaseClock Clock { get; init; }
    [Inject] public required TimeProvider Ticks { get; init; }
    [Inject] public required BookingUndo Undo { get; init; }
    [Inject] public required IStringLocalizer<MyBookingsTexts> Texts { get; init; }
    [Inject] public required ILogger<MyBookingsPage> Logger { get; init; }

    /// <summary>upcoming, past or cancelled.</summary>
    [SupplyParameterFromQuery(Name = "tab")] public string? Tab { get; set; }

    /// <summary>A booking that ends while one looks at it leaves the list by itself.</summary>
    private IReadOnlyList<MyBooking> Shown => _tab != BookingTab.Upcoming
        ? _bookings ?? []
        : [.. (_bookings ?? []).Where(booking => booking.Slot.End > _now)];

    public void Dispose()
    {
        _following?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _tab = Enum.TryParse<BookingTab>(Tab, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted) ? wanted : BookingTab.Upcoming;
        if (_loaded != _tab)
        {
            (_loaded, _bookings) = (_tab, null);
            await LoadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusShown)
        {
            _focusShown = false;
            await _shown.GiveFocusAsync();
        }

        if (firstRender)
        {
            _ = FollowTheClockAsync();
            var following = _following = await Own.FollowAsync(() => InvokeAsync(ReadAgainAsync));
            if (_gone.IsCancellationRequested)
            {
                following.Dispose();
            }
            await SayAsync(await Dialogs.RestoreAsync());
        }
    }

    private static string AddressOf(BookingTab tab) =>
        tab == BookingTab.Upcoming ? "my-bookings" : $"my-bookings?tab={tab.ToString().ToLowerInvariant()}";

    private Task LoadAsync() => LoadAsync(atLeast: 1);

    /// <summary>Reads the list anew from its beginning, as far as it was shown.</summary>
    private async Task LoadAsync(int atLeast)
    {
        var tab = _tab;
        _failed = false;
        try
        {
            var viewer = await User.ViewerAsync();
            _home = (await Catalog.AllAsync(_gone)).FirstOrDefault(one => one.Facility.Place == viewer.HomePlace)?.Clock;
            _now = await Clock.NowAsync(_gone);
            var bookings = new List<MyBooking>();
            var hasMore = true;
            while (hasMore && bookings.Count < atLeast)
            {
                var page = await PageAsync(tab, bookings.Count);
                bookings.AddRange(page);
                hasMore = page.Count == MyBookingsService.PageSize;
            }

            if (tab == _tab)
            {
                (_bookings, _hasMore) = (bookings, hasMore);
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotRead(Logger, fault);
            (_failed, _bookings) = (true, null);
        }
    }

    /// <summary>One of one's own bookings has changed, here or elsewhere.</summary>
    private async Task ReadAgainAsync()
    {
        if (!_gone.IsCancellationRequested)
        {
            await LoadAsync(Math.Max(1, _bookings?.Count ?? 1));
            StateHasChanged();
        }
    }

    private Task<IReadOnlyList<MyBooking>> PageAsync(BookingTab tab, int skip) => tab switch
    {
        BookingTab.Past => MyBookings.PastAsync(skip, _gone),
        BookingTab.Cancelled => MyBookings.CancelledAsync(skip, _gone),
        _ => MyBookings.UpcomingAsync(skip, _gone),
    };

    private async Task ShowMoreAsync()
    {
        await LoadAsync((_bookings?.Count ?? 0) + 1);
        _focusShown = !_hasMore;
    }

    private async Task ChooseAsync(BookingChoice choice) => await SayAsync(choice.Act is { } act
        ? await Dialogs.ActAsync(choice.Booking.Id, act)
        : await Dialogs.DetailsAsync(choice.Booking.Id, choice.WithHistory));

    private async Task SayAsync(BookingResult? result)
    {
        if (result is not null && !_gone.IsCancellationRequested)
        {
            Undo.Say(result, AfterChangeAsync);
            await AfterChangeAsync();
        }
    }

    /// <summary>The button that had the focus goes with its booking or its toast: the list takes it.</summary>
    private async Task AfterChangeAsync()
    {
        if (!_gone.IsCancellationRequested)
        {
            await LoadAsync(Math.Max(1, _bookings?.Count ?? 1));
            _focusShown = true;
            StateHasChanged();
        }
    }

    private async Task FollowTheClockAsync()
    {
        using var timer = new PeriodicTimer(Tick, Ticks);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone))
            {
                _now += Duration.FromTimeSpan(Tick);
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5001, LogLevel.Warning, "The list of bookings could not be read")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
