using System.Data.Common;
using NodaTime;

namespace BookingPortal.Audit;

/// <summary>One change as the feed delivers it.</summary>
/// <param name="OldValues">The row before, as json; null for a created booking.</param>
public sealed record AuditChange(
    long Id, long BookingId, int FacilityId, AuditAction Action, string? OldValues, string NewValues, int? ChangedBy, Instant ChangedAt)
{
    /// <summary>Reads <see cref="AuditFeedStatements.Columns"/>, which begin at a column of the row.</summary>
    internal static AuditChange Of(DbDataReader row, int first) => new(
        row.GetInt64(first), row.GetInt64(first + 1), row.GetInt32(first + 2),
        Enum.Parse<AuditAction>(row.GetString(first + 3).Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        row.IsDBNull(first + 4) ? null : row.GetString(first + 4), row.GetString(first + 5),
        row.IsDBNull(first + 6) ? null : row.GetInt32(first + 6), Instant.FromDateTimeUtc(row.GetDateTime(first + 7)));
}
