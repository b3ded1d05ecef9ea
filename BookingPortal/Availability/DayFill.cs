using NodaTime;

namespace BookingPortal.Availability;

/// <summary>How full one local day of one room is.</summary>
/// <param name="Open">Opening hours without closures.</param>
/// <param name="Booked">What bookings hold of it, confirmed and pending alike.</param>
/// <param name="Free">What can still be booked: buffers and past time are out.</param>
public readonly record struct DayFill(LocalDate Date, Duration Open, Duration Booked, Duration Free)
{
    public bool IsClosed => Open <= Duration.Zero;

    /// <summary>Booked of open, 0 to 1.</summary>
    public double Share => IsClosed ? 0 : Booked / Open;
}
