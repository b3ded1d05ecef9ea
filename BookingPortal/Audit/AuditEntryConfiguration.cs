using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BookingPortal.Audit;

/// <summary>Table <c>booking_audit_log</c>: insert-only by database privilege, without a foreign key.</summary>
public sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("booking_audit_log", table =>
        {
            table.HasCheckConstraint("audit_values_present",
                "new_values IS NOT NULL AND jsonb_typeof(new_values) = 'object' AND ((action = 'created') = (old_values IS NULL)) "
                + "AND (old_values IS NULL OR jsonb_typeof(old_values) = 'object')");
            table.HasCheckConstraint("audit_override_reasoned",
                "overridden_rules IS NULL OR (cardinality(overridden_rules) > 0 AND reason IS NOT NULL)");
        });
        entry.Property(e => e.OldValues).HasColumnType("jsonb");
        entry.Property(e => e.NewValues).HasColumnType("jsonb");
        entry.Property(e => e.ChangedAt).HasDefaultValueSql("clock_timestamp()");
        entry.Property(e => e.RequestVerb).HasMaxLength(16);
        entry.Property(e => e.TraceId).HasMaxLength(64);
        entry.Property(e => e.TransactionId).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");

        // The history of one booking.
        entry.HasIndex(e => new { e.BookingId, e.ChangedAt }).IsDescending(false, true).HasDatabaseName("idx_booking_audit_booking_id");

        // The audit log filtered by person.
        entry.HasIndex(e => new { e.ChangedBy, e.ChangedAt }).IsDescending(false, true).HasDatabaseName("idx_booking_audit_user");

        // The audit log filtered by action.
        entry.HasIndex(e => new { e.Action, e.ChangedAt }).IsDescending(false, true).HasDatabaseName("idx_booking_audit_action");

        // The audit log filtered by facility, and the day of a facility as it was.
        entry.HasIndex(e => new { e.FacilityId, e.ChangedAt }).IsDescending(false, true).HasDatabaseName("idx_booking_audit_facility");

        // A lost answer settled by its key; a repeated click writes no second row of one booking.
        entry.HasIndex(e => new { e.RequestId, e.BookingId }).IsUnique().HasFilter("request_id IS NOT NULL").HasDatabaseName(ConstraintNames.AuditRequest);

        // The change feed: rows in the order in which their transactions became visible.
        entry.HasIndex(e => new { e.TransactionId, e.Id }).HasDatabaseName("idx_booking_audit_transaction");
    }
}
