using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>What somebody chose to do with a booking.</summary>
/// <param name="By">By how much it shall be extended.</param>
public sealed record ChosenAct(BookingAct Act, Duration By = default);
