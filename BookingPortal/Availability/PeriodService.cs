using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>Weeks and months of rooms, as the signed-in person may see them; each one question for the bookings.</summary>
public sealed class PeriodService(FacilityCatalog catalog, BusyTimes busyTimes, HeldTimes heldTimes, CurrentUser user, DatabaseClock clock)
{
    private const int Week = 7;

    /// <summary>Seven days of one room from a day on; null where no such room is in use.</summary>
    public async Task<RoomWeek?> WeekOfRoomAsync(int facilityId, LocalDate first, CancellationToken cancel = default)
    {
        var viewer = await user.ViewerAsync();
        if (await DuringAsync(facilityId, first, Week, cancel) is not { } room)
        {
            return null;
        }

        var now = await clock.NowAsync(cancel);
        var busy = await busyTimes.OfAsync([facilityId], Window(room.Clock, first, Week), viewer, cancel);
        return WeekSheet.Draw(room, [.. Enumerable.Range(0, Week).Select(first.PlusDays)], now, busy);
    }

    /// <summary>How full each day of a month is in one room; null where no such room is in use.</summary>
    /// <param name="month">Any day of the month.</param>
    public async Task<RoomMonth?> MonthOfRoomAsync(int facilityId, LocalDate month, CancellationToken cancel = default)
    {
        await user.ViewerAsync();
        var (first, count) = (new LocalDate(month.Year, month.Month, 1), CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month));
        if (await DuringAsync(facilityId, first, count, cancel) is not { } room)
        {
            return null;
        }

        var now = await clock.NowAsync(cancel);
        var held = await heldTimes.OfAsync([facilityId], Window(room.Clock, first, count), cancel);
        return new RoomMonth(room.Facility, room.Clock, now, DayFills.Of(room, first, count, now, held[facilityId]));
    }

    /// <summary>How full each of seven days is in all rooms that the filter wants.</summary>
    public async Task<RoomsWeek> WeekOfRoomsAsync(LocalDate first, RoomFilter filter, CancellationToken cancel = default)
    {
        var viewer = await user.ViewerAsync();
        var now = await clock.NowAsync(cancel);
        var rooms = (await catalog.DuringAsync(Window(FacilityClock.Of("UTC"), first, Week), cancel)).Where(one => filter.Wants(one.Facility)).ToList();
        if (rooms.Count == 0)
        {
            return new RoomsWeek(first, now, []);
        }

        var windows = rooms.Select(room => room.Clock).DistinctBy(one => one.Zone.Id).Select(one => Window(one, first, Week)).ToList();
        var window = new TimeSlot(windows.Min(one => one.Start), windows.Max(one => one.End));
        var held = await heldTimes.OfAsync([.. rooms.Select(room => room.Facility.Id)], window, cancel);
        var places = rooms
            .GroupBy(room => (room.Facility.Place, room.Facility.TimeZone))
            .Select(place => new PlaceWeek(
                place.Key.Place,
                place.First().Clock,
                place.Key.Place == viewer.HomePlace,
                [.. place.Select(room => new RoomFill(room.Facility, DayFills.Of(room, first, Week, now, held[room.Facility.Id])))]))
            .OrderByDescending(place => place.IsHome);
        return new RoomsWeek(first, now, [.. places]);
    }

    /// <summary>The rooms that a filter wants, those of the home place first.</summary>
    public async Task<IReadOnlyList<Facility>> RoomsAsync(RoomFilter filter, CancellationToken cancel = default)
    {
        var viewer = await user.ViewerAsync();
        return [.. (await catalog.AllAsync(cancel)).Select(one => one.Facility).Where(filter.Wants).OrderByDescending(room => room.Place == viewer.HomePlace)];
    }

    /// <summary>A room with its hours of today; null where no such room is in use.</summary>
    public async Task<RoomToday?> TodayAsync(int facilityId, CancellationToken cancel = default)
    {
        await user.ViewerAsync();
        if (await catalog.FindAsync(facilityId, cancel) is not { } room)
        {
            return null;
        }

        var day = room.Clock.Day(room.Clock.DateOf(await clock.NowAsync(cancel)));
        return new RoomToday(room.Facility, room.Clock, day, room.OpenTimes(day), room.ClosedTimes(day));
    }

    private static TimeSlot Window(FacilityClock clock, LocalDate first, int count) =>
        new(clock.Day(first).Start, clock.Day(first.PlusDays(count - 1)).End);

    private async Task<FacilityFacts?> DuringAsync(int facilityId, LocalDate first, int count, CancellationToken cancel) =>
        (await catalog.DuringAsync(Window(FacilityClock.Of("UTC"), first, count), cancel)).FirstOrDefault(one => one.Facility.Id == facilityId);
}
