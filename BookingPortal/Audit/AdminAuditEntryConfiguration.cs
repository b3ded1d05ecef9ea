using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BookingPortal.Audit;

/// <summary>Table <c>admin_audit_log</c>.</summary>
public sealed class AdminAuditEntryConfiguration : IEntityTypeConfiguration<AdminAuditEntry>
{
    public void Configure(EntityTypeBuilder<AdminAuditEntry> entry)
    {
        entry.ToTable("admin_audit_log", table => table.HasCheckConstraint("admin_audit_subject_not_blank",
            "subject <> '' AND subject_id <> '' AND action <> ''"));
        entry.Property(e => e.Subject).HasMaxLength(50);
        entry.Property(e => e.SubjectId).HasMaxLength(100);
        entry.Property(e => e.Action).HasMaxLength(50);
        entry.Property(e => e.OldValues).HasColumnType("jsonb");
        entry.Property(e => e.NewValues).HasColumnType("jsonb");
        entry.Property(e => e.ChangedAt).HasDefaultValueSql("clock_timestamp()");
        entry.Property(e => e.TraceId).HasMaxLength(64);
        entry.Property(e => e.TransactionId).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");

        // The history of one facility, person or setting.
        entry.HasIndex(e => new { e.Subject, e.SubjectId, e.ChangedAt }).IsDescending(false, false, true).HasDatabaseName("idx_admin_audit_subject");

        // The administration's log filtered by person.
        entry.HasIndex(e => new { e.ChangedBy, e.ChangedAt }).IsDescending(false, true).HasDatabaseName("idx_admin_audit_user");

        // The administration's log, newest first.
        entry.HasIndex(e => e.ChangedAt).IsDescending(true).HasDatabaseName("idx_admin_audit_changed_at");
    }
}
