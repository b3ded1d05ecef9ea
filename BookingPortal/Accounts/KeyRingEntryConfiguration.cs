using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BookingPortal.Accounts;

/// <summary>Table <c>data_protection_keys</c>.</summary>
public sealed class KeyRingEntryConfiguration : IEntityTypeConfiguration<KeyRingEntry>
{
    public void Configure(EntityTypeBuilder<KeyRingEntry> entry)
    {
        entry.ToTable("data_protection_keys");
        entry.Property(e => e.FriendlyName).HasMaxLength(200);
        entry.Property(e => e.CreatedAt).HasDefaultValueSql("now()");
    }
}
