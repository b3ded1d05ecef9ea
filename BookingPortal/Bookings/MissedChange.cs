using BookingPortal.Audit;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>A change that a person had not seen: who did what, when, why, and how the booking stood after it.</summary>
/// <param name="By">The name; null where the portal itself did it (a request that expired).</param>
public sealed record MissedChange(AuditAction Action, string? By, Instant At, string? Reason, ChangedBooking After);
