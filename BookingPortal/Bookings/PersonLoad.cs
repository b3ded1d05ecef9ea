using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>
/// The active bookings that count against a person's quotas: those that have not ended and those of the running week;
/// a request whose time to be decided is over counts no more.
/// They count against the owner, whoever booked.
/// </summary>
public sealed record PersonLoad(IReadOnlyList<HeldBooking> Held)
{
    public static readonly PersonLoad None = new([]);

    /// <param name="facilityId">Null counts all facilities.</param>
    public int OpenBookings(Instant now, int? facilityId) =>
        Held.Count(held => held.Slot.End > now && (facilityId is null || held.FacilityId == facilityId));

    /// <summary>Booked time that lies in a stretch of time, cut to it.</summary>
    public Duration Within(TimeSlot stretch, int? facilityId) => Held
        .Where(held => facilityId is null || held.FacilityId == facilityId)
        .Select(held => held.Slot.Intersect(stretch)?.Duration ?? Duration.Zero)
        .Aggregate(Duration.Zero, (sum, next) => sum + next);

    /// <summary>Without the booking that is being changed.</summary>
    public PersonLoad Without(long bookingId) => new([.. Held.Where(held => held.Id != bookingId)]);
}
