using System.Data.Common;
using NodaTime;

namespace BookingPortal.Bookings.Writing;

/// <summary>What a statement that changes a booking answers: the booking as it left it, or which guard held.</summary>
/// <param name="Status">Null where nothing changed.</param>
/// <param name="SignedIn">The person's sign-in is still good.</param>
internal sealed record WriteAnswer(BookingStatus? Status, Instant Version, bool SignedIn, bool RulesAreCurrent, bool IsWithinQuota)
{
    internal static WriteAnswer Read(DbDataReader row) => new(
        row.IsDBNull(0) ? null : Enum.Parse<BookingStatus>(row.GetString(0), ignoreCase: true),
        row.IsDBNull(1) ? default : Instant.FromDateTimeUtc(row.GetDateTime(1)),
        row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4));
}
