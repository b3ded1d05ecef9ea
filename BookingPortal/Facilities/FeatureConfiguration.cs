using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BookingPortal.Facilities;

/// <summary>Table <c>features</c>.</summary>
public sealed class FeatureConfiguration : IEntityTypeConfiguration<Feature>
{
    public void Configure(EntityTypeBuilder<Feature> feature)
    {
        feature.ToTable("features", table => table.HasCheckConstraint("feature_name_not_blank", "name ~ '[^[:space:]]'"));
        feature.Property(f => f.Name).HasMaxLength(100);
        feature.Property(f => f.Icon).HasMaxLength(50).HasDefaultValue("check");

        // An administrator types a feature's name; it is there once.
        feature.HasIndex(f => f.Name).IsUnique().HasDatabaseName("uq_features_name");
    }
}
