using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Database;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>My next booking, or the one that runs; counts down once a minute and reads itself anew when one of mine has changed.</summary>
public sealed partial class NextBookingCard : IDisposable
{
    private static readonly Duration Soon = Duration.FromMinutes(90);

    private MyBooking? _given;
    private MyBooking? _booking;
    private IDisposable? _following;
    private bool _isGone;

    [Inject] public required MyBookingsService MyBookings { get; init; }
    [Inject] public required OwnChanges Own { get; init; }
    [Inject] public required ILogger<NextBookingCard> Logger { get; init; }
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter] public MyBooking? Booking { get; set; }
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }

    private bool IsRunning => _booking?.IsRunningAt(Ticker.Now) == true;

    private string When
    {
        get
        {
            var (booking, now) = (_booking!, Ticker.Now);
            if (IsRunning)
            {
                return Texts["UntilTime", TimeText.Of(booking.Clock, booking.Slot.End)];
            }

            var range = TimeText.Range(booking.Clock, booking.Slot);
            var (date, today) = (booking.Clock.DateOf(booking.Slot.Start), booking.Clock.DateOf(now));
            if (date == today && booking.Slot.Start - now <= Soon && booking.Slot.Start > now)
            {
                return Texts["InMinutes", range, Math.Ceiling((booking.Slot.Start - now).TotalMinutes)];
            }

            return date == today ? Texts["TodayAt", range]
                : date == today.PlusDays(1) ? Texts["TomorrowAt", range]
                : Texts["DayAt", TimeText.Day(date), range];
        }
    }

    public void Dispose()
    {
        _isGone = true;
        Ticker.Ticked -= OnTick;
        _following?.Dispose();
    }

    protected override void OnInitialized() => Ticker.Ticked += OnTick;

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_given, Booking))
        {
            (_given, _booking) = (Booking, Booking);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var following = await Own.FollowAsync(() => InvokeAsync(ReadAsync));
            if (_isGone)
            {
                following.Dispose();
            }
            else
            {
                _following = following;
            }
        }
    }

    /// <summary>One that has ended makes room for the next.</summary>
    private void OnTick() => InvokeAsync(() => _booking?.Slot.End <= Ticker.Now ? ReadAsync() : DrawAsync());

    private Task DrawAsync()
    {
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task ReadAsync()
    {
        if (_isGone)
        {
            return;
        }

        try
        {
            _booking = await MyBookings.NextAsync();
            StateHasChanged();
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotRead(Logger, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3004, Level = LogLevel.Warning, Message = "The next booking could not be read.")]
        internal static partial void NotRead(ILogger logger, Exception exception);
    }
}
