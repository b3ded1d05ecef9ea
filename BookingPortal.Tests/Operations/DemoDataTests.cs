using BookingPortal.Accounts;
using BookingPortal.Operations.DemoData;
using BookingPortal.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Tests.Operations;

/// <summary>What the default demo data looks like; the database is asked, not the generator.</summary>
public sealed class DemoDataTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    private const string Content = """
        SELECT md5(concat(
            (SELECT string_agg(to_jsonb(b)::text, '|' ORDER BY id) FROM bookings b),
            (SELECT string_agg(to_jsonb(f)::text, '|' ORDER BY id) FROM facilities f),
            (SELECT string_agg(to_jsonb(h)::text, '|' ORDER BY facility_id, weekday, opens) FROM (SELECT facility_id, weekday, opens, closes FROM facility_opening_hours) h),
            (SELECT string_agg(to_jsonb(c)::text, '|' ORDER BY id) FROM facility_closures c),
            (SELECT string_agg(concat(id, full_name, email, home_place), '|' ORDER BY id) FROM users)))
        """;

    [Fact]
    public async Task Write_TheDefaults_AreTheStatedSize()
    {
        Assert.Equal(24, await demo.CountAsync("SELECT count(*) FROM facilities"));
        Assert.Equal(60, await demo.CountAsync("SELECT count(*) FROM users"));
        Assert.Equal(3, await demo.CountAsync("SELECT count(DISTINCT time_zone) FROM facilities"));
        Assert.Equal("2-40", await demo.Portal.SqlAsync("SELECT min(capacity) || '-' || max(capacity) FROM facilities"));
        Assert.Equal(24, await demo.CountAsync("SELECT count(*) FROM facilities f JOIN facility_capacities c ON c.facility_id = f.id AND c.capacity = f.capacity"));
        Assert.Equal(demo.Written.Bookings, await demo.CountAsync("SELECT count(*) FROM bookings"));
        Assert.Equal(demo.Written.AuditRows, await demo.CountAsync("SELECT count(*) FROM booking_audit_log"));
        Assert.True(await demo.CountAsync("SELECT count(DISTINCT title) FROM bookings") > 100);
    }

    [Fact]
    public async Task I1_NoTwoActiveBookingsOfARoomOverlap() =>
        Assert.Equal(0, await demo.CountAsync("""
            SELECT count(*) FROM (
                SELECT start_time - make_interval(mins => buffer_before) AS starts,
                    max(end_time + make_interval(mins => buffer_after)) OVER (
                        PARTITION BY facility_id ORDER BY start_time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS taken_until
                FROM bookings WHERE status IN ('confirmed', 'pending')) b
            WHERE taken_until > starts
            """));

    [Fact]
    public async Task I8_EveryBookingLiesInsideOneOpeningWindow() =>
        Assert.Equal(0, await demo.CountAsync("""
            SELECT count(*) FROM bookings b JOIN facilities f ON f.id = b.facility_id
            CROSS JOIN LATERAL (SELECT b.start_time AT TIME ZONE f.time_zone AS starts, b.end_time AT TIME ZONE f.time_zone AS ends) local
            WHERE NOT EXISTS (
                SELECT FROM facility_opening_hours h
                WHERE h.facility_id = f.id AND h.weekday = extract(isodow FROM starts)
                  AND starts >= starts::date + make_interval(mins => h.opens) AND ends <= starts::date + make_interval(mins => h.closes))
            """));

    [Fact]
    public async Task Write_ClosedRooms_AreNotBooked()
    {
        Assert.True(await demo.CountAsync("SELECT count(*) FROM facility_closures") >= 3);
        Assert.Equal(0, await demo.CountAsync("""
            SELECT count(*) FROM bookings b JOIN facilities f ON f.id = b.facility_id
            JOIN facility_closures c ON c.facility_id = f.id
                OR (c.facility_id IS NULL AND c.place = f.place AND (c.building IS NULL OR c.building = f.building))
            WHERE c.starts_local < b.end_time AT TIME ZONE f.time_zone AND c.ends_local > b.start_time AT TIME ZONE f.time_zone
            """));
    }

    [Fact]
    public async Task Write_PeopleFit_AndNothingHappensAfterNow()
    {
        Assert.Equal(0, await demo.CountAsync("SELECT count(*) FROM bookings b JOIN facilities f ON f.id = facility_id WHERE attendee_count > capacity"));
        Assert.Equal(0, await demo.CountAsync("SELECT count(*) FROM bookings WHERE created_at >= start_time OR created_at > '2026-11-24 10:20+00' OR cancelled_at > '2026-11-24 10:20+00'"));
        var cancelled = await demo.CountAsync("SELECT 1000 * count(*) FILTER (WHERE status = 'cancelled') / count(*) FROM bookings");
        Assert.InRange(cancelled, 50, 95);
    }

    [Fact]
    public async Task Write_TuesdayIsBusy_FridayIsQuiet_SundayNearlyEmpty()
    {
        const string minutesOf = """
            SELECT extract(epoch FROM sum(b.end_time - b.start_time)) / 60 FROM bookings b JOIN facilities f ON f.id = b.facility_id
            WHERE b.status = 'confirmed' AND extract(isodow FROM b.start_time AT TIME ZONE f.time_zone) =
            """;
        var (tuesday, friday, sunday) = (await demo.CountAsync(minutesOf + "2"), await demo.CountAsync(minutesOf + "5"), await demo.CountAsync(minutesOf + "7"));
        Assert.True(tuesday > 1.4 * friday, $"Tuesday {tuesday}, Friday {friday} minutes");
        Assert.InRange(sunday, 1, friday / 2);
    }

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("2026-11-22")]
    public async Task Write_EachPlace_HasBookingsOnThatDay(string day) =>
        Assert.Equal(3, await demo.CountAsync($"""
            SELECT count(DISTINCT f.place) FROM bookings b JOIN facilities f ON f.id = b.facility_id
            WHERE b.status = 'confirmed' AND (b.start_time AT TIME ZONE f.time_zone)::date = '{day}'
            """));

    [Fact]
    public async Task I2_I3_TheHistoryOfEachBookingEndsWithItsRow()
    {
        Assert.Equal(0, await demo.CountAsync("""
            SELECT count(*) FROM (
                SELECT action, old_values, lag(new_values) OVER history AS before, changed_at, lag(changed_at) OVER history AS earlier
                FROM booking_audit_log WINDOW history AS (PARTITION BY booking_id ORDER BY id)) l
            WHERE old_values IS DISTINCT FROM before OR (action = 'created') <> (before IS NULL) OR changed_at < earlier
            """));
        Assert.Equal(0, await demo.CountAsync("""
            SELECT count(*) FROM bookings b
            LEFT JOIN LATERAL (SELECT new_values FROM booking_audit_log l WHERE l.booking_id = b.id ORDER BY l.id DESC LIMIT 1) l ON true
            WHERE l.new_values IS DISTINCT FROM to_jsonb(b)
            """));
    }

    [Fact]
    public async Task I7_EachCancelledBookingSaysWhoAndWhy() =>
        Assert.Equal(0, await demo.CountAsync("""
            SELECT count(*) FROM bookings b
            LEFT JOIN booking_audit_log l ON l.booking_id = b.id AND l.action IN ('cancelled', 'admin_cancelled')
            WHERE (b.status = 'cancelled') <> (l.id IS NOT NULL)
               OR l.changed_by <> b.cancelled_by OR l.changed_at <> b.cancelled_at OR l.reason IS DISTINCT FROM b.cancellation_reason
               OR (l.action = 'cancelled') <> (b.cancelled_by = b.user_id) OR (l.action = 'admin_cancelled' AND l.reason IS NULL)
            """));

    [Theory]
    [InlineData("employee@demo.example", "Employee")]
    [InlineData("staff@demo.example", "Employee,Staff")]
    [InlineData("admin@demo.example", "Admin,Employee,Staff")]
    public async Task Write_ThoseWhoSignIn_HaveRolesPasswordAndUpcomingBookings(string email, string roles)
    {
        await using var context = demo.Portal.OwnerContext();
        var person = await context.Users.SingleAsync(user => user.Email == email);
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<PortalUser>().VerifyHashedPassword(person, person.PasswordHash!, DemoDatabase.Password));
        Assert.True(person is { EmailConfirmed: true, LockoutEnabled: true, SecurityStamp.Length: >= 32 });
        Assert.Equal(roles, await demo.Portal.SqlAsync(
            "SELECT string_agg(r.name, ',' ORDER BY r.name) FROM user_roles ur JOIN roles r ON r.id = ur.role_id WHERE ur.user_id = $1", person.Id));
        Assert.True(await context.Bookings.CountAsync(booking => booking.UserId == person.Id && booking.StartTime > DemoDatabase.Now) >= 3);
        Assert.Equal(3, await context.Users.CountAsync(user => user.PasswordHash != null));
    }

    [Fact]
    public async Task Write_TheEmployeeInTheMiddleOfTheDay_HasAMeetingNow() =>
        Assert.Equal(1, await demo.CountAsync("""
            SELECT count(*) FROM bookings b JOIN users u ON u.id = b.user_id
            WHERE u.email = 'employee@demo.example' AND b.status = 'confirmed'
              AND b.start_time <= timestamptz '2026-11-24 10:20+00' AND b.end_time > timestamptz '2026-11-24 10:20+00'
            """));

    [Fact]
    public async Task Write_SameSeedAndMoment_SameContent_AnotherSeed_Another()
    {
        async Task<object?> ContentOfAsync(int seed)
        {
            var other = new PortalFixture();
            await other.InitializeAsync();
            await DemoDataWriter.WriteAsync(other.Owner, new DemoDataOptions { Seed = seed }, DemoDatabase.Password, DemoDatabase.Now);
            var content = await other.SqlAsync(Content);
            await other.DisposeAsync();
            return content;
        }

        var first = await demo.Portal.SqlAsync(Content);
        Assert.Equal(first, await ContentOfAsync(1));
        Assert.NotEqual(first, await ContentOfAsync(2));
    }
}
