using BookingPortal.Bookings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>My next booking, or the one that runs; counts down once a minute.</summary>
public sealed partial class NextBookingCard : IDisposable
{
    private static readonly Duration Soon = Duration.FromMinutes(90);

    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter] public MyBooking? Booking { get; set; }
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }

    private bool IsRunning => Booking?.IsRunningAt(Ticker.Now) == true;

    private string When
    {
        get
        {
            var (booking, now) = (Booking!, Ticker.Now);
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

    public void Dispose() => Ticker.Ticked -= OnTick;

    protected override void OnInitialized() => Ticker.Ticked += OnTick;

    private void OnTick() => InvokeAsync(StateHasChanged);
}
