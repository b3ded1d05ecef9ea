using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>What is free and what is held, as the signed-in person may see it.</summary>
public sealed class AvailabilityService(FacilityCatalog catalog, BusyTimes busyTimes, DayBoard board, CurrentUser user, DatabaseClock clock, RoomFinder finder)
{
    private const int MostDays = 400;

    private const int MostRoomDays = 20_000;

    /// <summary>
    /// Busy and free time of rooms in a window: one question to the database for any number of rooms. Rooms out of use
    /// are not listed.
    /// </summary>
    /// <param name="facilityIds">Null means all rooms.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is longer than 400 days, or rooms times days are more than 20,000.</exception>
    public async Task<IReadOnlyList<RoomAvailability>> OfAsync(
        IReadOnlyCollection<int>? facilityIds, TimeSlot window, CancellationToken cancel = default)
    {
        var viewer = await user.ViewerAsync();
        var now = await clock.NowAsync(cancel);
        var wanted = facilityIds?.ToHashSet();
        var rooms = (await catalog.DuringAsync(window, cancel)).Where(room => wanted?.Contains(room.Facility.Id) ?? true).ToList();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window.Duration.TotalDays, MostDays, nameof(window));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window.Duration.TotalDays * rooms.Count, MostRoomDays, nameof(window));
        if (rooms.Count == 0)
        {
            return [];
        }

        var busy = (await busyTimes.OfAsync([.. rooms.Select(room => room.Facility.Id)], window, viewer, cancel)).ToLookup(held => held.FacilityId);
        var from = Instant.Max(window.Start, QuarterHours.Floor(now));
        return
        [
            .. rooms.Select(room => new RoomAvailability(
                room.Facility,
                [.. busy[room.Facility.Id].Where(held => held.Blocked.Overlaps(window))],
                from < window.End ? FreeTime.Of(room, new TimeSlot(from, window.End), busy[room.Facility.Id]) : [])),
        ];
    }

    /// <summary>Today in the person's home place, else in the first place.</summary>
    public async Task<LocalDate> TodayAsync(CancellationToken cancel = default)
    {
        var viewer = await user.ViewerAsync();
        var all = await catalog.AllAsync(cancel);
        var home = all.FirstOrDefault(one => one.Facility.Place == viewer.HomePlace) ?? (all.Count > 0 ? all[0] : null);
        return (home?.Clock ?? FacilityClock.Of("UTC")).DateOf(await clock.NowAsync(cancel));
    }

    /// <summary>
    /// One local day of all rooms that the filter wants, as the database has it now: one query for any number of rooms.
    /// </summary>
    public async Task<DayView> DayAsync(LocalDate date, RoomFilter filter, CancellationToken cancel = default)
    {
        var viewer = await user.ViewerAsync();
        var now = await clock.NowAsync(cancel);
        var utc = date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var rooms = (await catalog.DuringAsync(new TimeSlot(utc, utc + Duration.FromDays(1)), cancel)).Where(one => filter.Wants(one.Facility)).ToList();
        var held = await board.ReadAsync(DayDrawing.KeysOf(date, rooms), cancel);
        return DayDrawing.Draw(date, now, viewer, rooms, held);
    }

    /// <summary>The same day for a screen that stays open: it hears of what changes. Whoever takes it disposes of it.</summary>
    public DayWatch WatchDay(LocalDate date, RoomFilter filter) => new(board, catalog, clock, user, date, filter);

    /// <summary>The first time from <paramref name="from"/> on at which a room can be booked for so long, within 14 days; or null.</summary>
    public Task<TimeSlot?> NextFreeAsync(int facilityId, Duration length, Instant from, int? onBehalfOf = null, CancellationToken cancel = default) =>
        finder.NextFreeAsync(facilityId, length, from, onBehalfOf, cancel);

    /// <summary>What the filters offer: places with their room counts, features, and the largest room.</summary>
    public async Task<FilterChoices> ChoicesAsync(CancellationToken cancel = default)
    {
        await user.ViewerAsync();
        var rooms = (await catalog.AllAsync(cancel)).Select(one => one.Facility).ToList();
        return new FilterChoices(
            [.. rooms.Select(room => room.Place).Distinct()],
            [.. rooms.SelectMany(room => room.Features).Select(feature => feature.Name).Distinct().Order()],
            rooms.Select(room => room.Capacity).DefaultIfEmpty(0).Max())
        {
            Buildings = [.. rooms.Where(room => room.Building is not null).Select(room => new BuildingChoice(room.Place, room.Building!)).Distinct().OrderBy(one => one.Name)],
        };
    }
}
