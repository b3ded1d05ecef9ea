namespace BookingPortal.Database;

/// <summary>
/// What each database role may do. What is not said is not allowed: everything is taken back first.
/// </summary>
internal static class DatabaseRights
{
    internal const string Sql = """
        REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, booking_application, booking_reports, booking_retention;
        REVOKE CREATE ON SCHEMA public FROM PUBLIC;
        -- A temporary table named as one of ours would stand before it.
        DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$;
        GRANT USAGE ON SCHEMA public TO booking_application, booking_reports, booking_retention;
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO booking_application, booking_retention;

        -- The application. Bookings are cancelled, never deleted, and stay their owner's; the clock of a row is the database's.
        GRANT SELECT ON ALL TABLES IN SCHEMA public TO booking_application;
        GRANT INSERT (facility_id, user_id, start_time, end_time, title, description, attendee_count, external_meeting_url, status,
                created_by, request_id, buffer_before, buffer_after, is_private, updated_at, expires_at),
            UPDATE (facility_id, start_time, end_time, title, description, attendee_count, external_meeting_url, status,
                cancelled_at, cancelled_by, cancellation_reason, updated_at, buffer_before, buffer_after, is_private, expires_at)
            ON bookings TO booking_application;
        GRANT INSERT (booking_id, facility_id, action, old_values, new_values, changed_by, reason, overridden_rules, user_agent, ip_address,
                request_id, request_verb, trace_id)
            ON booking_audit_log TO booking_application;
        GRANT INSERT (subject, subject_id, action, old_values, new_values, changed_by, reason, user_agent, ip_address, request_id, trace_id)
            ON admin_audit_log TO booking_application;
        GRANT INSERT, UPDATE ON facilities, booking_defaults, audit_feed_cursors TO booking_application;
        GRANT INSERT, UPDATE, DELETE ON facility_opening_hours, facility_capacities, facility_closures, facility_features, features
            TO booking_application;
        GRANT INSERT, UPDATE, DELETE ON users, roles, user_roles, user_claims, user_logins, user_tokens, user_passkeys, role_claims,
                account_links, authenticators, recovery_codes
            TO booking_application;
        GRANT INSERT, DELETE ON manager_rights TO booking_application;
        GRANT INSERT, DELETE ON data_protection_keys TO booking_application;

        -- The rollup is counted anew from the bookings at any time.
        GRANT INSERT, UPDATE, DELETE ON utilization_days, utilization_shapes, utilization_dirty_days, utilization_facilities
            TO booking_application;

        -- Reports: no keys, tokens or password hashes.
        GRANT SELECT ON facilities, booking_defaults, facility_opening_hours, facility_capacities, facility_closures, facility_features, features,
            bookings, booking_audit_log, admin_audit_log, roles, user_roles, manager_rights,
            utilization_days, utilization_shapes, utilization_dirty_days, utilization_facilities, audit_feed_cursors TO booking_reports;
        GRANT SELECT (id, full_name, home_place, time_zone, culture, locked_at, left_at, created_at) ON users TO booking_reports;

        -- Retention: redacts what is old, in the row and in its history alike, and says so with an audit row.
        GRANT SELECT ON bookings, booking_audit_log, facilities TO booking_retention;
        GRANT UPDATE (title, description, external_meeting_url, cancellation_reason, updated_at) ON bookings TO booking_retention;
        GRANT UPDATE (old_values, new_values, reason) ON booking_audit_log TO booking_retention;
        GRANT INSERT (booking_id, facility_id, action, old_values, new_values, changed_by, reason, request_id, trace_id)
            ON booking_audit_log TO booking_retention;
        """;
}
