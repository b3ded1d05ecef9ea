using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BookingPortal.Facilities;

/// <summary>Table <c>facility_capacities</c>.</summary>
public sealed class FacilityCapacityConfiguration : IEntityTypeConfiguration<FacilityCapacity>
{
    public void Configure(EntityTypeBuilder<FacilityCapacity> capacity)
    {
        capacity.ToTable("facility_capacities", table =>
            table.HasCheckConstraint("facility_capacities_capacity_valid", "capacity BETWEEN 1 AND 1000"));
        capacity.HasKey(c => new { c.FacilityId, c.ValidFrom });
        capacity.HasOne<Facility>().WithMany().HasForeignKey(c => c.FacilityId).OnDelete(DeleteBehavior.Cascade);
    }
}
