using System.Data.Common;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>
/// What <see cref="BusyTimes"/> reads of a booking. A week of 200 rooms is eight thousand rows, and each column of each row
/// costs the server and the driver as much as finding the row: what most bookings do not have (somebody who booked it for
/// the owner, buffers, a decision to wait for, privacy) comes as one number, and for most as none.
/// </summary>
internal static class BusyColumns
{
    /// <summary>The columns of <c>bookings b</c>.</summary>
    internal const string Sql = """
        b.id, b.facility_id, b.user_id, b.start_time, b.end_time, b.title,
        CASE WHEN b.status <> 'confirmed' OR b.is_private OR b.created_by IS NOT NULL OR b.buffer_before > 0 OR b.buffer_after > 0 THEN
            (coalesce(b.created_by, 0)::bigint << 24) | (b.buffer_before::bigint << 14) | (b.buffer_after::bigint << 4)
                | CASE WHEN b.status = 'pending' THEN 2 ELSE 0 END | CASE WHEN b.is_private THEN 1 ELSE 0 END END
        """;

    private const int Private = 1;
    private const int Pending = 2;
    private const int AfterFrom = 4;
    private const int BeforeFrom = 14;
    private const int CreatorFrom = 24;

    /// <summary>A buffer is 480 minutes at most.</summary>
    private const long Buffer = (1 << (BeforeFrom - AfterFrom)) - 1;

    /// <summary>The row without the owner's name.</summary>
    internal static BusyRow Read(DbDataReader row)
    {
        var rest = row.IsDBNull(6) ? 0 : row.GetInt64(6);
        var creator = (int)(rest >> CreatorFrom);
        return new BusyRow(
            row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), creator == 0 ? null : creator,
            new TimeSlot(Instant.FromDateTimeUtc(row.GetDateTime(3)), Instant.FromDateTimeUtc(row.GetDateTime(4))),
            (short)((rest >> BeforeFrom) & Buffer), (short)((rest >> AfterFrom) & Buffer), (rest & Pending) != 0, (rest & Private) != 0,
            row.GetString(5), Person: null);
    }
}
