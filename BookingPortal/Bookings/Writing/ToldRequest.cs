using BookingPortal.Audit;

namespace BookingPortal.Bookings.Writing;

/// <summary>What the history tells of one request.</summary>
/// <param name="Before">Null where the request made the booking.</param>
internal sealed record ToldRequest(AuditAction Action, bool BySamePerson, string? Reason, RowState? Before, RowState After);
