using BookingPortal.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BookingPortal.Facilities;

/// <summary>Tables <c>facilities</c>, <c>features</c> and <c>facility_features</c>.</summary>
public sealed class FacilityConfiguration : IEntityTypeConfiguration<Facility>
{
    /// <summary>
    /// The shape of an IANA zone that NodaTime knows, then the server's own word: PostgreSQL alone takes <c>FOO3</c> too.
    /// </summary>
    private const string ZoneCheck =
        "CASE WHEN time_zone ~ '^(UTC|Etc/(UTC|GMT([+-]([0-9]|1[0-4]))?)"
        + "|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(/[A-Z][A-Za-z_-]+){1,2})$' "
        + "THEN ('2000-01-01 00:00+00'::timestamptz AT TIME ZONE time_zone) IS NOT NULL ELSE false END";

    public void Configure(EntityTypeBuilder<Facility> facility)
    {
        facility.ToTable("facilities", table =>
        {
            table.HasCheckConstraint("facility_name_not_blank", "name ~ '[^[:space:]]' AND place ~ '[^[:space:]]'");
            table.HasCheckConstraint("facility_time_zone_valid", ZoneCheck);
            table.HasCheckConstraint("facility_capacity_valid", "capacity BETWEEN 1 AND 1000");
            table.HasCheckConstraint("facility_buffers_valid", "buffer_before BETWEEN 0 AND 480 AND buffer_after BETWEEN 0 AND 480");
            table.HasCheckConstraint("facility_limits_valid",
                "(min_duration IS NULL OR min_duration BETWEEN 15 AND 1440) AND (max_duration IS NULL OR max_duration BETWEEN 15 AND 1440) "
                + "AND (min_duration IS NULL OR max_duration IS NULL OR min_duration <= max_duration) "
                + "AND (window_days IS NULL OR window_days >= 0) AND (notice_minutes IS NULL OR notice_minutes >= 0) "
                + "AND (max_open_bookings IS NULL OR max_open_bookings > 0) AND (max_minutes_per_week IS NULL OR max_minutes_per_week >= 15)");
            table.HasCheckConstraint("facility_approval_hours_valid", "approval_hours IS NULL OR approval_hours BETWEEN 1 AND 8760");
        });

        facility.Property(f => f.Name).HasMaxLength(100);
        facility.Property(f => f.Place).HasMaxLength(100);
        facility.Property(f => f.Building).HasMaxLength(100);
        facility.Property(f => f.Floor).HasMaxLength(50);
        facility.Property(f => f.Location).HasComputedColumnSql(
            "place || CASE WHEN building IS NULL THEN '' ELSE ', ' || building END || CASE WHEN floor IS NULL THEN '' ELSE ', ' || floor END",
            stored: true);
        facility.Property(f => f.Description).HasMaxLength(2000);
        facility.Property(f => f.TimeZone).HasMaxLength(64);
        facility.Property(f => f.IsActive).HasDefaultValue(true).HasSentinel(true);
        facility.Property(f => f.BufferBefore).HasDefaultValue((short)0).HasSentinel((short)0);
        facility.Property(f => f.BufferAfter).HasDefaultValue((short)0).HasSentinel((short)0);
        facility.Property(f => f.RequiresApproval).HasDefaultValue(false).HasSentinel(false);
        facility.Property(f => f.RulesVersion).HasDefaultValue(1).HasSentinel(1);

        facility.HasMany(f => f.OpeningHours).WithOne().HasForeignKey(hours => hours.FacilityId).OnDelete(DeleteBehavior.Cascade);
        facility.HasMany<ManagerRight>().WithOne().HasForeignKey(right => right.FacilityId).OnDelete(DeleteBehavior.Cascade);
        facility.HasMany(f => f.Features).WithMany()
            .UsingEntity("facility_features",
                right => right.HasOne(typeof(Feature)).WithMany().HasForeignKey("FeatureId").OnDelete(DeleteBehavior.Cascade),
                left => left.HasOne(typeof(Facility)).WithMany().HasForeignKey("FacilityId").OnDelete(DeleteBehavior.Cascade));

        // Two rooms of one place that are in use never share a name; the catalog reads the active ones in this order.
        facility.HasIndex(f => new { f.Place, f.Name }).IsUnique().HasFilter("is_active").HasDatabaseName("uq_facilities_place_name");
    }
}
