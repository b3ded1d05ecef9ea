namespace BookingPortal.Audit;

/// <summary>The statements of the change feed.</summary>
internal static class AuditFeedStatements
{
    /// <summary>
    /// Names this database of this cluster. Transactions are numbered by the cluster: in a restored database the numbers
    /// in old rows mean nothing any more.
    /// </summary>
    private const string Cluster = """
        (SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || oid FROM pg_database WHERE datname = current_database())
        """;

    /// <summary>What <see cref="AuditChange.Of"/> reads.</summary>
    internal const string Columns =
        "l.id, l.booking_id, l.facility_id, l.action::text, l.old_values::text, l.new_values::text, l.changed_by, l.changed_at";

    internal const string Begin = $"""
        INSERT INTO audit_feed_cursors (name, cluster, low, floor_id)
        VALUES (@name, {Cluster}, pg_snapshot_xmin(pg_current_snapshot()), 0)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Takes the cursor, or nothing where another process has it, and says which stretch is to be delivered.</summary>
    internal const string Open = $"""
        SELECT CASE WHEN c.cluster = {Cluster} THEN c.low ELSE '0'::xid8 END,
            CASE WHEN c.cluster = {Cluster} THEN coalesce(c.high, pg_snapshot_xmin(pg_current_snapshot())) ELSE pg_snapshot_xmin(pg_current_snapshot()) END,
            CASE WHEN c.cluster = {Cluster} THEN c.page_id ELSE c.delivered_id END,
            CASE WHEN c.cluster = {Cluster} THEN c.floor_id ELSE c.delivered_id END,
            c.cluster <> {Cluster}
        FROM audit_feed_cursors c WHERE c.name = @name
        FOR UPDATE SKIP LOCKED
        """;

    internal const string Read = $"""
        SELECT {Columns}
        FROM booking_audit_log l
        WHERE l.transaction_id >= @low AND l.transaction_id < @high AND l.id > greatest(@page, @floor)
        ORDER BY l.id LIMIT @size
        """;

    /// <summary>
    /// After a restore: by id alone what was not delivered before. A number beyond the last of this cluster belongs to the
    /// old one; its transaction is over.
    /// </summary>
    internal const string ReadRestored = $"""
        SELECT {Columns}
        FROM booking_audit_log l
        WHERE l.id > greatest(@page, @floor) AND (l.transaction_id < @high OR l.transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))
          AND l.transaction_id >= @low
        ORDER BY l.id LIMIT @size
        """;

    /// <summary>More of the same stretch is to come.</summary>
    internal const string Turn = """
        UPDATE audit_feed_cursors
        SET high = @high, page_id = @last, delivered_id = greatest(delivered_id, @last), moved_at = clock_timestamp()
        WHERE name = @name
        """;

    /// <summary>The stretch is delivered. In a restored database nothing up to here is ever looked at again.</summary>
    internal const string Finish = $"""
        UPDATE audit_feed_cursors
        SET low = @high, high = NULL, page_id = 0, delivered_id = greatest(delivered_id, @last), moved_at = clock_timestamp(),
            floor_id = CASE WHEN cluster = {Cluster} THEN floor_id ELSE greatest(delivered_id, @last) END, cluster = {Cluster}
        WHERE name = @name
        """;

    /// <summary>The end of the log: what is visible now.</summary>
    internal const string Here = $"""
        SELECT {Cluster}, pg_current_snapshot()::text
        """;

    /// <summary>
    /// One row at least, for the new position; then what the old snapshot did not see. Snapshots of another database, or
    /// of a time that this one has gone back behind (restored, or failed over to one that lagged), are named and not read.
    /// </summary>
    internal const string Since = $"""
        SELECT here.cluster, here.snapshot::text, here.cluster = @cluster AND pg_snapshot_xmax(here.snapshot) >= pg_snapshot_xmax(@since::pg_snapshot), {Columns}
        FROM (SELECT {Cluster} AS cluster, pg_current_snapshot() AS snapshot) AS here
        LEFT JOIN booking_audit_log l
            ON l.transaction_id >= pg_snapshot_xmin(@since::pg_snapshot) AND NOT pg_visible_in_snapshot(l.transaction_id, @since::pg_snapshot)
        LIMIT @size
        """;
}
