using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Utilization.Rollup;

/// <summary>What a facility offers on one local day in which it is in service.</summary>
/// <param name="Day">The whole local day.</param>
/// <param name="Open">Opening hours with closures taken out, cut to the day; in order, none touches the next.</param>
internal sealed record DaySupply(LocalDate Date, TimeSlot Day, IReadOnlyList<TimeSlot> Open, int Seats);
