using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>All that the first page shows, read together: of the views the one that the address names.</summary>
/// <param name="Today">Of the viewer's home place.</param>
/// <param name="Date">The day that is asked for, or today.</param>
/// <param name="Next">The viewer's booking that runs or comes next.</param>
public sealed record CalendarReading(LocalDate Today, LocalDate Date, FilterChoices Choices, MyBooking? Next, Instant Now)
{
    public DayView? Day { get; init; }

    public RoomWeek? RoomWeek { get; init; }

    public RoomsWeek? RoomsWeek { get; init; }

    public RoomMonth? Month { get; init; }

    /// <summary>The room of a week or a month.</summary>
    public Facility? Room => RoomWeek?.Room ?? Month?.Room;

    /// <summary>There is something to look at: rooms exist, and the filters let some through.</summary>
    public bool HasRooms => Day is { RoomCount: > 0 } || RoomsWeek is { RoomCount: > 0 } || Room is not null;

    /// <summary>Rooms to choose from in a week or a month: those that the filters want, as many as a list can be looked through.</summary>
    public IReadOnlyList<Facility> Rooms { get; init; } = [];
}
