using NodaTime;
using Npgsql;

namespace BookingPortal.Utilization.Rollup;

/// <summary>How far the rows of a facility reach, and by which settings they were counted.</summary>
internal sealed record FacilityState(int FacilityId, string Fingerprint, int Seats, LocalDate First, LocalDate Last)
{
    public static FacilityState Read(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.GetInt32(2),
        LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(3)), LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(4)));
}
