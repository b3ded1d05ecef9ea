namespace BookingPortal.Benchmarks.Offices;

/// <summary>How much an office holds: 5,000 bookings a room, from 24 months ago to two months ahead.</summary>
/// <param name="Bookings">A multiple of <see cref="BookingsOfARoom"/>.</param>
internal sealed record OfficeSize(int Bookings)
{
    internal const int BookingsOfARoom = 5_000;

    internal const int DaysBack = 730;

    internal const int DaysAhead = 60;

    internal const int People = 5_000;

    internal int Rooms => Bookings / BookingsOfARoom;

    /// <summary>People with more than a hundred bookings still to come; everybody else has a few.</summary>
    internal int Regulars => Math.Clamp(Bookings / 20_000, 1, People);

    internal string Name => Bookings % 1_000_000 == 0 ? $"{Bookings / 1_000_000}M" : $"{Bookings / 1_000}k";
}
