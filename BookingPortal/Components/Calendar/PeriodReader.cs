using BookingPortal.Availability;

namespace BookingPortal.Components.Calendar;

/// <summary>Reads the weeks and months of the calendar; which day a week begins with is the reader's culture.</summary>
public sealed class PeriodReader(PeriodService periods)
{
    /// <summary>How many rooms a list to choose from holds; where there are more, the filters and the week of all rooms lead on.</summary>
    private const int MostChoices = 200;

    public async Task<CalendarReading> ReadAsync(CalendarAddress address, CalendarReading reading, CancellationToken cancel)
    {
        var rooms = await periods.RoomsAsync(address.Filter, cancel);
        reading = reading with { Rooms = [.. rooms.Take(MostChoices)] };
        var first = CalendarWeek.FirstDay(reading.Date);
        if (address.View == CalendarView.Week)
        {
            return address.Room is { } room
                ? Timed(reading with { RoomWeek = await periods.WeekOfRoomAsync(room, first, cancel) })
                : Timed(reading with { RoomsWeek = await periods.WeekOfRoomsAsync(first, address.Filter, cancel) });
        }

        // A month is of one room: the first that the filters leave, where none is named.
        return (address.Room ?? (rooms.Count > 0 ? rooms[0].Id : null)) is { } wanted
            ? Timed(reading with { Month = await periods.MonthOfRoomAsync(wanted, reading.Date, cancel) })
            : reading;
    }

    private static CalendarReading Timed(CalendarReading reading) =>
        reading with { Now = reading.RoomWeek?.Now ?? reading.RoomsWeek?.Now ?? reading.Month?.Now ?? reading.Now };
}
