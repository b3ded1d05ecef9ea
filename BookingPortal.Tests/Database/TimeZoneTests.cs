using BookingPortal.Tests.Support;
using BookingPortal.Time;
using NodaTime.TimeZones;
using Npgsql;

namespace BookingPortal.Tests.Database;

/// <summary>A facility's zone is one that the database and the portal both know by exactly this name.</summary>
public sealed class TimeZoneTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("FOO3", "23514")]
    [InlineData("Foo/Bar", "23514")]
    [InlineData("EST", "23514")]
    [InlineData("localtime", "23514")]
    [InlineData("Europe/Nowhere", "22023")]
    [InlineData("America/Argentina/Nowhere", "22023")]
    public async Task Insert_ZoneThatIsNone_IsRefused(string zone, string state) =>
        Assert.Equal(state, (await RefusalsAsync(zone)).GetValueOrDefault(zone));

    [Theory]
    [InlineData("UTC")]
    [InlineData("Europe/Berlin")]
    [InlineData("Asia/Tokyo")]
    [InlineData("America/Los_Angeles")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("America/North_Dakota/New_Salem")]
    [InlineData("America/Port-au-Prince")]
    [InlineData("Antarctica/DumontDUrville")]
    [InlineData("Etc/UTC")]
    [InlineData("Etc/GMT-14")]
    [InlineData("Etc/GMT+12")]
    public async Task Insert_ZoneOfARealPlace_IsTaken(string zone)
    {
        Assert.True(FacilityClock.Knows(zone));
        Assert.Empty(await RefusalsAsync(zone));
    }

    /// <summary>A server whose own zone data are older may not know the newest of them (22023); the shape must never be the reason.</summary>
    [Fact]
    public async Task Insert_EachZoneThatThePortalKnowsByPlace_IsNeverRefusedForItsShape()
    {
        var places = TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct().Where(id => id.Contains('/', StringComparison.Ordinal)).ToArray();
        Assert.True(places.Length > 300);

        var refusals = await RefusalsAsync(places);

        Assert.DoesNotContain(refusals, refusal => refusal.Value != PostgresErrorCodes.InvalidParameterValue);
        Assert.True(refusals.Count < 10, $"The server lacks {string.Join(", ", refusals.Keys)}.");
    }

    [Fact]
    public async Task Insert_EachZoneOfTheServer_IsTakenOnlyWhereThePortalKnowsIt()
    {
        var zones = await Sql.ListAsync<string>(portal.Owner, "SELECT name FROM pg_timezone_names");

        var refusals = await RefusalsAsync([.. zones]);

        Assert.DoesNotContain(zones.Except(refusals.Keys), zone => !FacilityClock.Knows(zone));
    }

    /// <summary>The zones that the database refuses, with the SQLSTATE of each; nothing is left behind.</summary>
    private async Task<Dictionary<string, string>> RefusalsAsync(params string[] zones)
    {
        await using var connection = new NpgsqlConnection(portal.Owner);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var function = new NpgsqlCommand(
            """
            CREATE FUNCTION pg_temp.refusal(zone text) RETURNS text LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO facilities (name, place, time_zone, capacity) VALUES (zone, 'Zones', zone, 1);
                RETURN NULL;
            EXCEPTION WHEN OTHERS THEN
                RETURN SQLSTATE;
            END $$
            """, connection))
        {
            await function.ExecuteNonQueryAsync();
        }

        await using var ask = new NpgsqlCommand("SELECT zone, pg_temp.refusal(zone) FROM unnest($1) AS zone", connection) { Parameters = { new() { Value = zones } } };
        await using var answers = await ask.ExecuteReaderAsync();
        var refusals = new Dictionary<string, string>();
        while (await answers.ReadAsync())
        {
            if (!await answers.IsDBNullAsync(1))
            {
                refusals[answers.GetString(0)] = answers.GetString(1);
            }
        }

        return refusals;
    }
}
