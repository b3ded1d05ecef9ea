using BookingPortal.Accounts;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>Puts the rows of one local day together, place by place.</summary>
internal static class DayDrawing
{
    /// <summary>What an axis shows where no room is open, in hours of the local day.</summary>
    private const int UsualOpening = 8;

    private const int UsualClosing = 18;

    internal static IReadOnlyList<DayKey> KeysOf(LocalDate date, IEnumerable<FacilityFacts> rooms) =>
        [.. rooms.Select(room => new DayKey(room.Facility.Id, room.Clock.Day(date)))];

    /// <summary>The home place comes first.</summary>
    internal static DayView Draw(
        LocalDate date, Instant now, Viewer viewer, IEnumerable<FacilityFacts> rooms, IReadOnlyDictionary<DayKey, HeldDay> held)
    {
        var places = rooms
            .GroupBy(room => (room.Facility.Place, room.Facility.TimeZone))
            .Select(place => Draw(date, now, viewer, [.. place], held))
            .OrderByDescending(place => place.IsHome);
        return new DayView(date, now, [.. places]);
    }

    /// <summary>The place with one row of it drawn anew. The axis grows where a booking lies outside of it, and never shrinks under one's eyes.</summary>
    internal static DayPlace With(this DayPlace place, int index, DayRow row)
    {
        DayRow[] rooms = [.. place.Rooms];
        rooms[index] = row;
        var axis = AxisOf(place.Clock, place.Day, [place.Axis, .. row.Busy.Select(held => held.Slot)]);
        return place with { Rooms = rooms, Axis = axis };
    }

    private static DayPlace Draw(
        LocalDate date, Instant now, Viewer viewer, IReadOnlyList<FacilityFacts> rooms, IReadOnlyDictionary<DayKey, HeldDay> held)
    {
        var (place, clock) = (rooms[0].Facility.Place, rooms[0].Clock);
        var day = clock.Day(date);
        var rows = rooms.Select(room => held[new DayKey(room.Facility.Id, day)].For(viewer, room, now)).ToList();
        var shown = rows.SelectMany(row => row.Open.Concat(row.Busy.Select(one => one.Slot)))
            .DefaultIfEmpty(new TimeSlot(
                clock.Boundary(date, UsualOpening * 60, closing: false), clock.Boundary(date, UsualClosing * 60, closing: true)));
        return new DayPlace(place, clock, day, AxisOf(clock, day, shown), place == viewer.HomePlace, rows);
    }

    /// <summary>From the first start to the last end of what is shown, in whole hours of the local day.</summary>
    private static TimeSlot AxisOf(FacilityClock clock, TimeSlot day, IEnumerable<TimeSlot> shown)
    {
        var slots = shown.Select(slot => slot.Intersect(day)).OfType<TimeSlot>().ToList();
        if (slots.Count == 0)
        {
            return day;
        }

        var start = slots.Min(slot => slot.Start);
        var end = slots.Max(slot => slot.End);
        var startMinutes = clock.At(start).Minute;
        var endMinutes = clock.At(end).Minute;
        var axis = new TimeSlot(
            start - Duration.FromMinutes(startMinutes), end + Duration.FromMinutes(endMinutes == 0 ? 0 : 60 - endMinutes));
        return axis.Intersect(day) ?? day;
    }
}
