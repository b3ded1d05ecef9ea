using BookingPortal.Availability;
using BookingPortal.Bookings;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>All that the first page shows, read together.</summary>
/// <param name="Today">Of the viewer's home place.</param>
/// <param name="Next">The viewer's booking that runs or comes next.</param>
public sealed record CalendarReading(LocalDate Today, DayView Day, FilterChoices Choices, MyBooking? Next);
