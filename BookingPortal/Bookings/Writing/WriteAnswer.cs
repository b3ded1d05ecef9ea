using System.Data.Common;
using NodaTime;

namespace BookingPortal.Bookings.Writing;

/// <summary>What a statement that changes a booking answers: the booking as it left it, or which guard held.</summary>
/// <param name="Status">Null where nothing changed.</param>
/// <param name="SignedIn">The person's sign-in is still good.</param>
/// <param name="IsStaff">The person is staff at this moment: what the sign-in says of it may be a minute old.</param>
internal sealed record WriteAnswer(BookingStatus? Status, Instant Version, bool SignedIn, bool RulesAreCurrent, bool IsWithinQuota, bool IsStaff)
{
    /// <summary>The exclusion constraint said no; which guards held is not known.</summary>
    internal static readonly WriteAnswer Taken = new(null, default, true, true, true, true) { IsTaken = true };

    /// <summary>The same request id came in between, with this verb or another: the history tells.</summary>
    internal static readonly WriteAnswer KeyUsed = new(null, default, true, true, true, true);

    internal bool IsTaken { get; private init; }

    internal static WriteAnswer Read(DbDataReader row) => new(
        row.IsDBNull(0) ? null : Enum.Parse<BookingStatus>(row.GetString(0), ignoreCase: true),
        row.IsDBNull(1) ? default : Instant.FromDateTimeUtc(row.GetDateTime(1)),
        row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4), row.GetBoolean(5));
}
