using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BookingPortal.Accounts;

/// <summary>Table <c>manager_rights</c>; the facility that a right names is mapped beside the facilities.</summary>
public sealed class ManagerRightConfiguration : IEntityTypeConfiguration<ManagerRight>
{
    public void Configure(EntityTypeBuilder<ManagerRight> right)
    {
        right.ToTable("manager_rights", table => table.HasCheckConstraint(
            "manager_right_area_valid", "(facility_id IS NULL) <> (place IS NULL) AND (building IS NULL OR place IS NOT NULL)"));
        right.Ignore(r => r.Area);
        right.Property(r => r.Place).HasMaxLength(100);
        right.Property(r => r.Building).HasMaxLength(100);
        right.Property(r => r.GivenAt).HasDefaultValueSql("clock_timestamp()");
        right.HasOne<PortalUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);

        // The rights of one person, and the foreign key when a person is deleted; nobody is given the same twice.
        right.HasIndex(r => new { r.UserId, r.FacilityId, r.Place, r.Building }).IsUnique().AreNullsDistinct(false)
            .HasDatabaseName(ConstraintNames.ManagerRight);

        // The foreign key to the facility.
        right.HasIndex(r => r.FacilityId).HasFilter("facility_id IS NOT NULL").HasDatabaseName("idx_manager_rights_facility");
    }
}
