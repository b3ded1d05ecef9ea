namespace BookingPortal.Operations.DemoData;

/// <summary>What was written.</summary>
public sealed record DemoDataResult(int Facilities, int People, long Bookings, long Cancelled, long AuditRows, TimeSpan Elapsed);
