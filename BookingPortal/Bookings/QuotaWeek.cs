using BookingPortal.Time;

namespace BookingPortal.Bookings;

/// <summary>An ISO week of a facility's zone, and whether more of it is asked for than was held.</summary>
/// <param name="MoreHere">More time in this facility.</param>
/// <param name="MoreAnywhere">More time in all facilities together.</param>
internal sealed record QuotaWeek(TimeSlot Week, bool MoreHere, bool MoreAnywhere);
