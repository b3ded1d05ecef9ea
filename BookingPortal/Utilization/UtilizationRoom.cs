using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Utilization;

/// <summary>A facility as the dashboard names it.</summary>
/// <param name="Seats">Those of today.</param>
/// <param name="RetiredFrom">The first local day without it; null where it is in use.</param>
public sealed record UtilizationRoom(int Id, string Name, string Place, string? Building, int Seats, FacilityClock Clock, LocalDate? RetiredFrom);
