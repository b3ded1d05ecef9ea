using BookingPortal.Database;
using BookingPortal.Tests.Support;
using Npgsql;

namespace BookingPortal.Tests.Database;

/// <summary>What each database role may not do ends with "insufficient privilege" (42501), and what it must do works.</summary>
public sealed class DatabaseRightsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("UPDATE booking_audit_log SET reason = 'x'")]
    [InlineData("UPDATE booking_audit_log SET id = id WHERE false")]
    [InlineData("DELETE FROM booking_audit_log")]
    [InlineData("TRUNCATE booking_audit_log")]
    [InlineData("UPDATE admin_audit_log SET reason = 'x'")]
    [InlineData("DELETE FROM admin_audit_log")]
    [InlineData("TRUNCATE admin_audit_log")]
    [InlineData("INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, changed_at) VALUES (1, 1, 'created', '{}', now())")]
    [InlineData("INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, transaction_id) VALUES (1, 1, 'created', '{}', '3')")]
    [InlineData("INSERT INTO booking_audit_log (id, booking_id, facility_id, action, new_values) VALUES (9, 1, 1, 'created', '{}')")]
    [InlineData("INSERT INTO admin_audit_log (subject, subject_id, action, changed_at) VALUES ('person', '1', 'added', now())")]
    [InlineData("INSERT INTO admin_audit_log (subject, subject_id, action, transaction_id) VALUES ('person', '1', 'added', '3')")]
    [InlineData("DELETE FROM bookings")]
    [InlineData("TRUNCATE bookings")]
    [InlineData("INSERT INTO bookings (facility_id, user_id, start_time, end_time, title, created_at) VALUES (1, 1, now(), now(), 'x', now())")]
    [InlineData("UPDATE bookings SET created_at = now()")]
    [InlineData("UPDATE bookings SET request_id = gen_random_uuid()")]
    [InlineData("UPDATE bookings SET created_by = user_id")]
    [InlineData("UPDATE bookings SET user_id = user_id")]
    [InlineData("DELETE FROM facilities")]
    [InlineData("CREATE TABLE mine (id integer)")]
    [InlineData("CREATE SCHEMA mine")]
    [InlineData("ALTER TABLE bookings DROP CONSTRAINT booking_no_overlap")]
    [InlineData("ALTER TABLE bookings DISABLE TRIGGER ALL")]
    [InlineData("DROP INDEX idx_bookings_facility_start")]
    [InlineData("DROP TABLE booking_audit_log")]
    [InlineData("CREATE TRIGGER quiet BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()")]
    [InlineData("ALTER TABLE bookings OWNER TO booking_application")]
    [InlineData("SET ROLE booking_owner")]
    [InlineData("SET session_replication_role = replica")]
    [InlineData("SELECT count(*) FROM pg_authid")]
    [InlineData("INSERT INTO \"__EFMigrationsHistory\" VALUES ('x', 'x')")]
    public async Task Application_WhatIsNotItsBusiness_IsRefused(string statement) =>
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(DatabaseRoles.Application, statement));

    [Theory]
    [InlineData("SELECT count(*) FROM bookings")]
    [InlineData("SELECT id, full_name, home_place FROM users")]
    [InlineData("SELECT count(*) FROM booking_audit_log")]
    public async Task Reports_WhatReportsNeed_IsRead(string statement) => Assert.Null(await RefusalAsync(DatabaseRoles.Reports, statement));

    [Theory]
    [InlineData("SELECT password_hash FROM users")]
    [InlineData("SELECT security_stamp FROM users")]
    [InlineData("SELECT email FROM users")]
    [InlineData("SELECT * FROM users")]
    [InlineData("SELECT * FROM user_tokens")]
    [InlineData("SELECT * FROM user_passkeys")]
    [InlineData("SELECT * FROM user_logins")]
    [InlineData("SELECT * FROM data_protection_keys")]
    public async Task Reports_Secrets_AreRefused(string statement) =>
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(DatabaseRoles.Reports, statement));

    [Theory]
    [InlineData("UPDATE bookings SET title = 'x'")]
    [InlineData("DELETE FROM bookings")]
    [InlineData("INSERT INTO features (name) VALUES ('x')")]
    [InlineData("CREATE TABLE mine (id integer)")]
    public async Task Reports_Write_IsRefusedByItsRightsAloneToo(string statement)
    {
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, await RefusalAsync(DatabaseRoles.Reports, statement, readOnly: true));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(DatabaseRoles.Reports, statement));
    }

    [Theory]
    [InlineData("DELETE FROM booking_audit_log")]
    [InlineData("UPDATE booking_audit_log SET changed_by = 1")]
    [InlineData("UPDATE booking_audit_log SET changed_at = now()")]
    [InlineData("UPDATE bookings SET start_time = now()")]
    [InlineData("UPDATE bookings SET status = 'confirmed'")]
    [InlineData("DELETE FROM bookings")]
    [InlineData("SELECT * FROM users")]
    public async Task Retention_MoreThanToRedact_IsRefused(string statement) =>
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(DatabaseRoles.Retention, statement));

    [Fact]
    public async Task Retention_RedactsARowAndItsHistory_IsTaken()
    {
        Assert.Null(await RefusalAsync(DatabaseRoles.Retention, "UPDATE bookings SET title = 'removed', description = NULL WHERE end_time < now()"));
        Assert.Null(await RefusalAsync(DatabaseRoles.Retention, "UPDATE booking_audit_log SET new_values = '{}', reason = NULL WHERE changed_at < now()"));
    }

    /// <summary>Roles are no secret doors: none is a superuser, makes roles or databases, or is a member of another.</summary>
    [Fact]
    public async Task Roles_AllFour_AreOrdinaryAndNoMembersOfEachOther()
    {
        Assert.Equal(DatabaseRoles.All.Order(), await Sql.ListAsync<string>(
            portal.Owner,
            "SELECT rolname::text FROM pg_roles WHERE rolname = ANY ($1) AND NOT (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls) ORDER BY 1",
            (object)DatabaseRoles.All.ToArray()));
        Assert.Equal(0L, await portal.SqlAsync(
            "SELECT count(*) FROM pg_auth_members WHERE member::regrole::text = ANY ($1)", (object)DatabaseRoles.All.ToArray()));
    }

    // The connections of the reports are read-only besides; without that the rights alone answer.
    private async Task<string?> RefusalAsync(string role, string statement, bool readOnly = false)
    {
        var options = role == DatabaseRoles.Reports && !readOnly ? ";Options=-c default_transaction_read_only=off" : "";
        return (await Sql.RefusalAsync(portal.As(role) + options, statement))?.SqlState;
    }
}
