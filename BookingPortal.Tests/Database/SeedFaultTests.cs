using BookingPortal.Database;
using BookingPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BookingPortal.Tests.Database;

/// <summary>The faults D1 to D6 of the seed (its types, ranges and constraints) stay mended.</summary>
public sealed class SeedFaultTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string QuarterNow = "date_bin('15 minutes', now(), '2000-01-01 00:00+00')";

    private int _room;
    private int _robin;

    public async Task InitializeAsync()
    {
        _room = (await A.Facility().SaveAsync(portal)).Id;
        _robin = (await A.Person().SaveAsync(portal)).Id;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void D1_ScriptOfTheMigrations_MakesTypesBeforeTheTablesThatNeedThem()
    {
        using var context = portal.OwnerContext();
        var script = context.GetService<IMigrator>().GenerateScript();

        string[] order =
        [
            "CREATE EXTENSION IF NOT EXISTS btree_gist", "CREATE TYPE booking_status", "CREATE TYPE audit_action", "CREATE TABLE facilities",
            "CREATE TABLE users", "CREATE TABLE bookings", "CREATE TABLE booking_audit_log", "ADD CONSTRAINT booking_no_overlap",
        ];
        var places = order.Select(words => script.IndexOf(words, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.True(places[..6].SequenceEqual(places[..6].Order()), "Types come first, then the tables they are used in.");
        Assert.True(places[2] < places[6] && places[5] < places[7]);
    }

    [Theory]
    [InlineData("America/Los_Angeles")]
    [InlineData("Asia/Tokyo")]
    public async Task D2_OverlapAcrossAChangeOfTheClocks_IsRefusedInSessionsOfAnyZone(string zone)
    {
        var session = $"{portal.Owner};Timezone={zone}";
        var first = PlainRows.Statement(_room, _robin, "2099-11-01 08:00+00", "2099-11-01 10:00+00");
        var second = PlainRows.Statement(_room, _robin, "2099-11-01 09:45+00", "2099-11-01 11:00+00");
        var third = PlainRows.Statement(_room, _robin, "2099-11-01 10:00+00", "2099-11-01 11:00+00");

        Assert.Null(await Sql.RefusalAsync(session, first));
        Assert.Equal(("23P01", ConstraintNames.BookingNoOverlap), await Sql.RefusalAsync(session, second));
        Assert.Null(await Sql.RefusalAsync(session, third));
    }

    [Fact]
    public async Task D3_OverlapsThatAreNoTwins_AreRefused()
    {
        Assert.Null(await portal.TryBookAsync(_room, _robin, "2099-03-04 09:00+00", "2099-03-04 10:00+00"));

        Assert.Equal(("23P01", ConstraintNames.BookingNoOverlap), await portal.TryBookAsync(_room, _robin, "2099-03-04 09:15+00", "2099-03-04 09:45+00"));
        Assert.Equal(("23P01", ConstraintNames.BookingNoOverlap), await portal.TryBookAsync(_room, _robin, "2099-03-04 09:00+00", "2099-03-04 10:15+00"));
    }

    [Fact]
    public async Task D4_OldBooking_IsChangedAndCancelledLater()
    {
        var booking = await portal.BookAsync(
            _room, _robin, $"({QuarterNow} - interval '29 days')", $"({QuarterNow} - interval '29 days' + interval '1 hour')",
            ("created_at", "now() - interval '30 days'"));

        Assert.Null(await Sql.RefusalAsync(portal.Owner, "UPDATE bookings SET title = 'Review of May' WHERE id = $1", booking));
        Assert.Null(await Sql.RefusalAsync(
            portal.Owner, "UPDATE bookings SET status = 'cancelled', cancelled_at = now(), cancelled_by = user_id WHERE id = $1", booking));
    }

    [Theory]
    [InlineData("America/Los_Angeles")]
    [InlineData("UTC")]
    [InlineData("Asia/Tokyo")]
    public async Task D4_ThePast_IsTheSameInSessionsOfAnyZone(string zone)
    {
        var session = $"{portal.Owner};Timezone={zone}";
        var past = ("23514", ConstraintNames.BookingNotInPast);

        Assert.Equal(past, await Sql.RefusalAsync(session, Quarter("- interval '1 day'")));
        Assert.Equal(past, await Sql.RefusalAsync(session, Quarter("- interval '15 minutes'")));
        Assert.Null(await Sql.RefusalAsync(session, Quarter("+ interval '15 minutes'")));
        Assert.Null(await Sql.RefusalAsync(session, Quarter("")));
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Australia/Eucla")]
    [InlineData("Africa/Monrovia")]
    public async Task D5_Quarters_AreCountedWithSecondsAndInSessionsOfAnyZone(string zone)
    {
        var session = $"{portal.Owner};Timezone={zone}";
        var offGrid = ("23514", ConstraintNames.BookingTimeGranularity);

        Assert.Equal(offGrid, await Sql.RefusalAsync(session, PlainRows.Statement(_room, _robin, "2099-03-04 09:00:59.5+00", "2099-03-04 10:00+00")));
        Assert.Equal(offGrid, await Sql.RefusalAsync(session, PlainRows.Statement(_room, _robin, "2099-03-04 09:00+00", "2099-03-04 10:00:01+00")));
        Assert.Null(await Sql.RefusalAsync(session, PlainRows.Statement(_room, _robin, "2099-03-04 09:15+00", "2099-03-04 09:45+00")));
    }

    [Theory]
    [InlineData(ConstraintNames.BookingCancellationConsistency, "status = 'cancelled', cancelled_by = user_id, cancelled_at = '1999-12-31 12:00+00'")]
    [InlineData(ConstraintNames.BookingCancellationConsistency, "cancellation_reason = 'for no reason'")]
    [InlineData(ConstraintNames.BookingTitleNotBlank, "title = '   '")]
    [InlineData(ConstraintNames.BookingMeetingUrlHttps, "external_meeting_url = 'javascript:alert(document.cookie)'")]
    public async Task D6_InconsistentRow_IsRefused(string constraint, string change)
    {
        var booking = await portal.BookAsync(_room, _robin);

        Assert.Equal(("23514", constraint), await Sql.RefusalAsync(portal.Owner, $"UPDATE bookings SET {change} WHERE id = $1", booking));
    }

    [Fact]
    public async Task D6_CancelledAMomentBeforeItWasMade_IsTaken() => Assert.Null(await portal.TryBookAsync(
        _room, _robin, "2099-03-04 09:00+00", "2099-03-04 10:00+00",
        ("status", "'cancelled'"), ("cancelled_by", $"{_robin}"), ("cancelled_at", "now() - interval '4 minutes'")));

    private string Quarter(string offset) => PlainRows.Statement(
        _room, _robin, $"({QuarterNow} {offset})", $"({QuarterNow} {offset} + interval '15 minutes')");
}
