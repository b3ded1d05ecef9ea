using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BookingPortal.Facilities;

/// <summary>Table <c>facility_opening_hours</c>; windows of a weekday that overlap are refused by an exclusion constraint of the migration.</summary>
public sealed class OpeningHoursConfiguration : IEntityTypeConfiguration<OpeningHours>
{
    public void Configure(EntityTypeBuilder<OpeningHours> hours)
    {
        hours.ToTable("facility_opening_hours", table =>
        {
            table.HasCheckConstraint("opening_hours_weekday_valid", "weekday BETWEEN 1 AND 7");
            table.HasCheckConstraint("opening_hours_window_valid", "opens >= 0 AND closes > opens AND closes <= 1440");
        });
        hours.Property(h => h.Weekday).HasConversion<short>();
        hours.Property(h => h.ValidFrom).HasDefaultValueSql("'2000-01-01'::date").ValueGeneratedNever();

        // The hours of a facility, newest first: the catalog.
        hours.HasIndex(h => new { h.FacilityId, h.ValidFrom }).IsDescending(false, true).HasDatabaseName("idx_opening_hours_facility");
    }
}
