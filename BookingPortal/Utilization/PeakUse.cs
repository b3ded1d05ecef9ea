using BookingPortal.Time;

namespace BookingPortal.Utilization;

/// <summary>
/// The quarter hour in which the greatest share of the facilities was booked at once, the first of equals: facilities
/// with a confirmed booking, in or out of hours, of those in service on their local day of that moment.
/// </summary>
public sealed record PeakUse(TimeSlot At, int Booked, int InService)
{
    public double Share => (double)Booked / InService;
}
