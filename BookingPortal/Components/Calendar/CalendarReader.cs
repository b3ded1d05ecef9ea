using BookingPortal.Accounts;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>
/// Reads the first page. The page is drawn twice, first as HTML and then in the circuit: the circuit takes over what the
/// HTML was drawn from, so that nothing flickers and nothing is asked twice. The HTML carries a key alone, not the bookings.
/// </summary>
public sealed class CalendarReader(
    AvailabilityService availability, PeriodReader periods, MyBookingsService myBookings, CurrentUser user, CalendarHandover handover, PersistentComponentState state, DatabaseClock clock) : IDisposable
{
    private const string Key = "calendar";

    private PersistingComponentStateSubscription? _persisting;

    public Task<LocalDate> TodayAsync() => availability.TodayAsync();

    /// <summary>The clock that the reader goes by: of the zone in the profile, else of the browser's; null where neither is known.</summary>
    public async Task<FacilityClock?> ClockAsync(string? ofBrowser) =>
        ((await user.ViewerAsync()).Zone ?? ofBrowser) is { } zone && FacilityClock.Knows(zone) ? FacilityClock.Of(zone) : null;

    public async Task<CalendarReading> ReadAsync(CalendarAddress address, CancellationToken cancel)
    {
        var today = await availability.TodayAsync(cancel);
        var date = address.Date ?? today;
        var reading = new CalendarReading(today, date, await availability.ChoicesAsync(cancel), await myBookings.NextAsync(cancel), await clock.NowAsync(cancel));
        reading = address.View == CalendarView.Day
            ? ReadingOf(reading, await availability.DayAsync(date, address.Filter, cancel))
            : await periods.ReadAsync(address, reading, cancel);
        cancel.ThrowIfCancellationRequested();
        return reading;
    }

    /// <summary>For the HTML: keeps a reading for the circuit that follows.</summary>
    public async Task KeepAsync(CalendarAddress address, CalendarReading reading)
    {
        var viewer = await user.ViewerAsync();
        _persisting?.Dispose();
        _persisting = state.RegisterOnPersisting(
            () =>
            {
                state.PersistAsJson(Key, handover.Keep(viewer.Id, address.ToUri(), reading));
                return Task.CompletedTask;
            },
            RenderMode.InteractiveServer);
    }

    /// <summary>For the circuit: what the HTML was drawn from, once; or null.</summary>
    public async Task<CalendarReading?> TakeOverAsync(CalendarAddress address) =>
        state.TryTakeFromJson<Guid>(Key, out var key) ? handover.Take(key, (await user.ViewerAsync()).Id, address.ToUri()) : null;

    private static CalendarReading ReadingOf(CalendarReading reading, DayView day) => reading with { Day = day, Now = day.Now };

    public void Dispose() => _persisting?.Dispose();
}
