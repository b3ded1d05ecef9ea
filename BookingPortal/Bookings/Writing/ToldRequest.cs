using BookingPortal.Audit;
using NodaTime;

namespace BookingPortal.Bookings.Writing;

/// <summary>What the history tells of one request.</summary>
/// <param name="Verb">One of <see cref="RequestVerb"/>.</param>
/// <param name="Before">Null where the request made the booking.</param>
internal sealed record ToldRequest(string? Verb, AuditAction Action, bool BySamePerson, string? Reason, RowState? Before, RowState After)
{
    /// <summary>
    /// Whether this is what a person asks for again: by the same verb, for the same reason, of the booking as it was seen.
    /// What a verb says besides, it compares itself.
    /// </summary>
    /// <param name="seen">Null where the person named no version.</param>
    internal bool Is(string verb, Instant? seen, string? reason) =>
        BySamePerson && Verb == verb && Reason == reason && (seen is null || seen == Before?.Version);
}
