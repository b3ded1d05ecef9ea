using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BookingPortal.Tests.Database;

/// <summary>
/// "Extensible" is shown: each extension that the seed foresees is migrated into a database with bookings in it, and the
/// portal, which knows nothing of it, goes on as before.
/// </summary>
public sealed class SeedExtensionTests : IAsyncLifetime
{
    private readonly PortalFixture _portal = new();
    private Facility _room = null!;
    private PortalUser _robin = null!;
    private BookingDetails _booking = null!;

    public async Task InitializeAsync()
    {
        await _portal.InitializeAsync();
        _room = await A.Facility().SaveAsync(_portal);
        _robin = await A.Person().SaveAsync(_portal);
        _booking = await _portal.HoldAsync(_robin, (await _portal.SlotAsync(9, 10)).AskFor(_room.Id));
    }

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Recurring_ASeries_IsStoredWholeOrNotAtAll()
    {
        await MigrateAsync("ALTER TABLE bookings ADD COLUMN recurring_pattern jsonb");
        await AssertThePortalGoesOnAsync();
        const string series = """
            WITH made AS (
                INSERT INTO bookings (facility_id, user_id, start_time, end_time, title, recurring_pattern)
                SELECT $1, $2, day, day + interval '1 hour', 'Weekly', '{"freq": "weekly", "count": 4}'
                FROM generate_series($3::timestamptz, $3 + interval '3 weeks', interval '1 week') AS day RETURNING *)
            INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, request_id) SELECT id, facility_id, 'created', to_jsonb(made), request_id FROM made
            """;

        // The first date is free, the third is taken: nothing of the series is stored.
        var start = _booking.Slot.Start.ToDateTimeUtc().AddHours(4);
        await _portal.MustBookAsync(_robin, (await _portal.SlotAsync(13, 14, daysAhead: 3 + 14)).AskFor(_room.Id));
        Assert.Equal((PostgresErrorCodes.ExclusionViolation, "booking_no_overlap"), await Sql.RefusalAsync(_portal.Owner, series, _room.Id, _robin.Id, start));
        Assert.Equal(0L, await _portal.SqlAsync("SELECT count(*) FROM bookings WHERE title = 'Weekly'"));
        await _portal.SqlAsync(series, _room.Id, _robin.Id, start.AddHours(3));

        Assert.Equal(4L, await _portal.SqlAsync("SELECT count(*) FROM bookings WHERE recurring_pattern ->> 'freq' = 'weekly'"));
        Assert.Empty(await Invariants.BrokenAsync(_portal));
    }

    [Fact]
    public async Task Approval_AFurtherStatus_HoldsNoSlot()
    {
        await MigrateAsync("ALTER TYPE booking_status ADD VALUE 'rejected'");
        await _portal.SqlAsync(
            $$"""
            WITH made AS ({{PlainRows.Statement(_room.Id, _robin.Id, Text(_booking.Slot.Start), Text(_booking.Slot.End), ("status", "'rejected'")).Replace("RETURNING id", "RETURNING *", StringComparison.Ordinal)}})
            INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, request_id)
            SELECT id, facility_id, 'created', to_jsonb(made), request_id FROM made
            """);
        await AssertThePortalGoesOnAsync();

        Assert.Equal("23P01", (await _portal.TryBookAsync(_room.Id, _robin.Id, Text(_booking.Slot.Start), Text(_booking.Slot.End)))?.SqlState);
    }

    [Fact]
    public async Task Resources_AColumnWithAnIndex_IsSearched()
    {
        await MigrateAsync("ALTER TABLE bookings ADD COLUMN resources jsonb");
        await MigrateAsync("CREATE INDEX idx_bookings_resources ON bookings USING gin (resources jsonb_path_ops) WHERE resources IS NOT NULL");
        await AssertThePortalGoesOnAsync();

        var id = await _portal.BookAsync(_room.Id, _robin.Id, also: ("resources", "'{\"equipment\": [\"projector\"]}'"));

        Assert.Equal(id, await _portal.SqlAsync("SELECT id FROM bookings WHERE resources @> '{\"equipment\": [\"projector\"]}'"));
    }

    [Fact]
    public async Task MultiTenant_AnOrganisationOnAllTables_IsNeverMixed()
    {
        await MigrateAsync("""
            CREATE TABLE organizations (id integer PRIMARY KEY, name text NOT NULL);
            INSERT INTO organizations VALUES (1, 'First'), (2, 'Second');
            ALTER TABLE facilities ADD COLUMN organization_id integer NOT NULL DEFAULT 1 REFERENCES organizations;
            ALTER TABLE users ADD COLUMN organization_id integer NOT NULL DEFAULT 1 REFERENCES organizations;
            ALTER TABLE bookings ADD COLUMN organization_id integer NOT NULL DEFAULT 1 REFERENCES organizations;
            ALTER TABLE facilities ADD CONSTRAINT uq_facilities_organization UNIQUE (id, organization_id);
            ALTER TABLE users ADD CONSTRAINT uq_users_organization UNIQUE (id, organization_id);
            ALTER TABLE bookings ADD CONSTRAINT fk_bookings_facility_organization FOREIGN KEY (facility_id, organization_id) REFERENCES facilities (id, organization_id);
            ALTER TABLE bookings ADD CONSTRAINT fk_bookings_user_organization FOREIGN KEY (user_id, organization_id) REFERENCES users (id, organization_id);
            GRANT SELECT ON organizations TO booking_application;
            -- A column that is filled is a change of every row, and the history says so.
            INSERT INTO booking_audit_log (booking_id, facility_id, action, old_values, new_values, reason)
            SELECT id, facility_id, 'updated', to_jsonb(b) - 'organization_id', to_jsonb(b), 'migration' FROM bookings b
            """);
        await AssertThePortalGoesOnAsync();
        await _portal.SqlAsync("UPDATE users SET organization_id = 2 WHERE id = $1", (await A.Person().SaveAsync(_portal)).Id);
        var foreigner = (int)(await _portal.SqlAsync("SELECT id FROM users WHERE organization_id = 2"))!;

        Assert.Equal("23503", (await _portal.TryBookAsync(_room.Id, foreigner, "2099-03-04 09:00+00", "2099-03-04 10:00+00"))?.SqlState);
        Assert.Equal("23503", (await _portal.TryBookAsync(
            _room.Id, foreigner, "2099-03-04 09:00+00", "2099-03-04 10:00+00", ("organization_id", "2")))?.SqlState);
    }

    [Fact]
    public async Task TimeZone_ForDisplay_IsCheckedAndShown()
    {
        await MigrateAsync("""
            ALTER TABLE bookings ADD COLUMN timezone varchar(64)
                CHECK (timezone IS NULL OR ('2000-01-01 00:00+00'::timestamptz AT TIME ZONE timezone) IS NOT NULL)
            """);
        await AssertThePortalGoesOnAsync();

        await _portal.BookAsync(_room.Id, _robin.Id, "2099-07-04 09:00+00", "2099-07-04 10:00+00", ("timezone", "'Asia/Tokyo'"));

        Assert.Equal("18:00", await _portal.SqlAsync("""
            SELECT to_char(b.start_time AT TIME ZONE coalesce(b.timezone, f.time_zone), 'HH24:MI')
            FROM bookings b JOIN facilities f ON f.id = b.facility_id WHERE b.timezone IS NOT NULL
            """));
    }

    /// <summary>As the verb migrate does it: for its time the owner may make things in the schema.</summary>
    private async Task MigrateAsync(string sql)
    {
        var super = _portal.As(EmbeddedPostgres.Superuser);
        await Sql.ScalarAsync(super, "GRANT CREATE ON SCHEMA public TO booking_owner");
        await _portal.SqlAsync(sql);
        await Sql.ScalarAsync(super, "REVOKE CREATE ON SCHEMA public FROM booking_owner");
    }

    /// <summary>What was booked is there unchanged; booking, changing, cancelling and listing work; every promise is kept.</summary>
    private async Task AssertThePortalGoesOnAsync()
    {
        // The server's types and tables have changed under the open connections.
        NpgsqlConnection.ClearAllPools();
        Assert.Equal(_booking, await _portal.SeeAsync(_robin, _booking.Id));
        var slot = await _portal.SlotAsync(14, 15);
        var booking = await _portal.HoldAsync(_robin, slot.AskFor(_room.Id));
        Assert.IsType<BookingOutcome.SlotTaken>(await _portal.BookAsync(_robin, slot.AskFor(_room.Id)));
        Assert.IsType<BookingOutcome.Changed>(await _portal.AsAsync(
            _robin, bookings => bookings.ChangeAsync(ChangeRequest.Edit(booking, booking.Content with { Title = "Renamed" }, Guid.NewGuid()))));
        var cancel = new CancelRequest(booking.Id, Guid.NewGuid());
        Assert.IsType<BookingOutcome.Cancelled>(await _portal.CancelAsync(_robin, cancel));
        Assert.IsType<BookingOutcome.Restored>(await _portal.AsAsync(
            _robin, bookings => bookings.UndoAsync(new UndoRequest(booking.Id, cancel.RequestId, Guid.NewGuid()))));
        await using var signedIn = _portal.SignIn(_robin);
        Assert.Equal(2, (await signedIn.ServiceProvider.GetRequiredService<MyBookingsService>().UpcomingAsync()).Count);
        Assert.Empty(await Invariants.BrokenAsync(_portal));
    }

    private static string Text(NodaTime.Instant instant) => instant.ToString();
}
