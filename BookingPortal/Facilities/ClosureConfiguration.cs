using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BookingPortal.Facilities;

/// <summary>Table <c>facility_closures</c>.</summary>
public sealed class ClosureConfiguration : IEntityTypeConfiguration<Closure>
{
    public void Configure(EntityTypeBuilder<Closure> closure)
    {
        closure.ToTable("facility_closures", table =>
        {
            table.HasCheckConstraint("closure_time_valid", "isfinite(starts_local) AND isfinite(ends_local) AND ends_local > starts_local");
            table.HasCheckConstraint("closure_scope_valid",
                "(facility_id IS NULL OR (place IS NULL AND building IS NULL)) AND (building IS NULL OR place IS NOT NULL)");
            table.HasCheckConstraint("closure_reason_not_blank", "reason ~ '[^[:space:]]'");
        });
        closure.Property(c => c.Place).HasMaxLength(100);
        closure.Property(c => c.Building).HasMaxLength(100);
        closure.Property(c => c.Reason).HasMaxLength(200);
        closure.HasOne<Facility>().WithMany().HasForeignKey(c => c.FacilityId).OnDelete(DeleteBehavior.Cascade);

        // The closures of one facility, and the foreign key when it goes.
        closure.HasIndex(c => new { c.FacilityId, c.StartsLocal }).HasFilter("facility_id IS NOT NULL").HasDatabaseName("idx_closures_facility");

        // The closures that are not over: the catalog.
        closure.HasIndex(c => c.EndsLocal).HasDatabaseName("idx_closures_ends");
    }
}
