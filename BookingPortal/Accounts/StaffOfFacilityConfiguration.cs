using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BookingPortal.Accounts;

/// <summary>View <c>facility_staff</c>; its text stands in the migration.</summary>
public sealed class StaffOfFacilityConfiguration : IEntityTypeConfiguration<StaffOfFacility>
{
    public void Configure(EntityTypeBuilder<StaffOfFacility> staff)
    {
        staff.ToView("facility_staff").HasNoKey();
        staff.Property(s => s.UserId).HasColumnName("user_id");
        staff.Property(s => s.FacilityId).HasColumnName("facility_id");
    }
}
