using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BookingPortal.Accounts;

/// <summary>Table <c>users</c>.</summary>
public sealed class PortalUserConfiguration : IEntityTypeConfiguration<PortalUser>
{
    public void Configure(EntityTypeBuilder<PortalUser> user)
    {
        user.ToTable("users", table => table.HasCheckConstraint("user_full_name_not_blank", "full_name ~ '[^[:space:]]'"));
        user.Property(u => u.FullName).HasMaxLength(200);
        user.Property(u => u.HomePlace).HasMaxLength(100);
        user.Property(u => u.TimeZone).HasMaxLength(64);
        user.Property(u => u.Culture).HasMaxLength(16);
        user.Property(u => u.CreatedAt).HasDefaultValueSql("now()");
        user.Property(u => u.EmailConfirmed).HasDefaultValue(false).HasSentinel(false);
        user.Property(u => u.PhoneNumberConfirmed).HasDefaultValue(false).HasSentinel(false);
        user.Property(u => u.TwoFactorEnabled).HasDefaultValue(false).HasSentinel(false);
        user.Property(u => u.LockoutEnabled).HasDefaultValue(true).HasSentinel(true);
        user.Property(u => u.AccessFailedCount).HasDefaultValue(0).HasSentinel(0);

        // Sign-in by e-mail; one account for each address.
        user.HasIndex(u => u.NormalizedEmail).IsUnique().HasDatabaseName(ConstraintNames.UserEmail);
        user.HasIndex(u => u.NormalizedUserName).IsUnique().HasDatabaseName(ConstraintNames.UserName);
    }
}
