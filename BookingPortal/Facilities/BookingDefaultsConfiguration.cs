using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BookingPortal.Facilities;

/// <summary>Table <c>booking_defaults</c>: one row, made by the migration.</summary>
public sealed class BookingDefaultsConfiguration : IEntityTypeConfiguration<BookingDefaults>
{
    public void Configure(EntityTypeBuilder<BookingDefaults> defaults)
    {
        defaults.ToTable("booking_defaults", table =>
        {
            table.HasCheckConstraint("booking_defaults_one_row", "id = 1");
            table.HasCheckConstraint("booking_defaults_limits_valid",
                "(min_duration IS NULL OR min_duration BETWEEN 15 AND 1440) AND (max_duration IS NULL OR max_duration BETWEEN 15 AND 1440) "
                + "AND (min_duration IS NULL OR max_duration IS NULL OR min_duration <= max_duration) "
                + "AND (window_days IS NULL OR window_days >= 0) AND (notice_minutes IS NULL OR notice_minutes >= 0) "
                + "AND (max_open_bookings IS NULL OR max_open_bookings > 0) AND (max_minutes_per_week IS NULL OR max_minutes_per_week >= 15) "
                + "AND (person_max_open_bookings IS NULL OR person_max_open_bookings > 0) "
                + "AND (person_max_minutes_per_week IS NULL OR person_max_minutes_per_week >= 15) "
                + "AND approval_hours BETWEEN 1 AND 8760");
        });
        defaults.Property(d => d.Id).ValueGeneratedNever();
        defaults.Property(d => d.ApprovalHours).HasDefaultValue(BookingDefaults.UsualApprovalHours).HasSentinel((short)0);
    }
}
