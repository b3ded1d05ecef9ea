using BookingPortal.Benchmarks.Offices;
using BookingPortal.Bookings;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>Hours that nobody has booked yet, beyond the days that the office is filled for; no two callers get the same.</summary>
/// <param name="From">Midnight UTC of the first day.</param>
internal sealed class FreeSlots(Office office, Instant from)
{
    /// <summary>From 8 to 18 UTC every room is open in summer and winter.</summary>
    private const int HoursADay = 10;

    private const int FirstHour = 8;

    private int _taken = -1;

    internal BookingRequest Next()
    {
        var number = Interlocked.Increment(ref _taken);
        var hour = number / office.Size.Rooms;
        var start = from + Duration.FromDays(hour / HoursADay) + Duration.FromHours(FirstHour + (hour % HoursADay));
        return Request(1 + (number % office.Size.Rooms), new TimeSlot(start, start + Duration.FromHours(1)));
    }

    internal static BookingRequest Request(int room, TimeSlot slot) =>
        new(room, slot.Start, slot.End, "Planning of the quarter", Guid.NewGuid())
        {
            Description = "What to prepare: the figures of the quarter and one question.",
            AttendeeCount = 4,
        };
}
