namespace BookingPortal.Operations.Integrity;

/// <summary>Bookings to come that lie outside of today's hours of their room, or within a closure.</summary>
/// <param name="Affected">Their times were set before the rules, or with the rule set aside.</param>
/// <param name="Broken">Nothing explains them: they were let in past the rules.</param>
internal sealed record HoursFound(IReadOnlyList<long> Affected, IReadOnlyList<long> Broken);
