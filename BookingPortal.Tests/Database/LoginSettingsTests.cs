using BookingPortal.Database;
using BookingPortal.Tests.Support;
using Npgsql;

namespace BookingPortal.Tests.Database;

/// <summary>What a live connection of each role finds set, without a word in the connection string.</summary>
public sealed class LoginSettingsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(DatabaseRoles.Application, "TimeZone", "UTC")]
    [InlineData(DatabaseRoles.Application, "jit", "off")]
    [InlineData(DatabaseRoles.Application, "max_parallel_workers_per_gather", "0")]
    [InlineData(DatabaseRoles.Application, "plan_cache_mode", "force_generic_plan")]
    [InlineData(DatabaseRoles.Application, "lock_timeout", "2s")]
    [InlineData(DatabaseRoles.Application, "statement_timeout", "5s")]
    [InlineData(DatabaseRoles.Application, "idle_in_transaction_session_timeout", "10s")]
    [InlineData(DatabaseRoles.Reports, "TimeZone", "UTC")]
    [InlineData(DatabaseRoles.Reports, "jit", "off")]
    [InlineData(DatabaseRoles.Reports, "statement_timeout", "30s")]
    [InlineData(DatabaseRoles.Reports, "default_transaction_read_only", "on")]
    [InlineData(DatabaseRoles.Retention, "TimeZone", "UTC")]
    [InlineData(DatabaseRoles.Retention, "lock_timeout", "2s")]
    [InlineData(DatabaseRoles.Owner, "TimeZone", "UTC")]
    [InlineData(DatabaseRoles.Owner, "lock_timeout", "10s")]
    public async Task Connection_OfARole_HasItsSettings(string role, string setting, string value)
    {
        var plain = new NpgsqlConnectionStringBuilder(portal.As(role)) { Pooling = false };

        Assert.Equal(value, await Sql.ScalarAsync(plain.ConnectionString, "SELECT current_setting($1)", setting));
    }

    [Fact]
    public async Task Settings_InTheCode_AreAllAboutTheLoginsThatWereMade()
    {
        foreach (var role in DatabaseRoles.All)
        {
            var stored = await Sql.ListAsync<string>(
                portal.Owner, "SELECT unnest(setconfig) FROM pg_db_role_setting WHERE setrole = $1::regrole::oid AND setdatabase = 0", role);

            Assert.Equal(
                DatabaseRoles.SettingsOf(role).Select(one => $"{one.Setting}={one.Value}").Order(),
                stored.Select(setting => setting.Replace("TimeZone", "timezone", StringComparison.Ordinal)).Order());
        }
    }
}
