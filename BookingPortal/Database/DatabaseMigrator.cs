using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BookingPortal.Database;

/// <summary>
/// Brings a database to the version of this program: roles, database, migrations, rights. May be run again at any time.
/// </summary>
public static class DatabaseMigrator
{
    /// <param name="server">A login that may create roles and databases.</param>
    /// <param name="owner">The login that owns the tables; the same as <paramref name="server"/> where there is one for all.</param>
    /// <param name="logins">The logins of the running portal and the role that each acts as; none where the owner plays them all.</param>
    public static async Task MigrateAsync(
        string server, string owner, IEnumerable<(string Role, string Login, string? Password)> logins, CancellationToken cancel = default)
    {
        var target = new NpgsqlConnectionStringBuilder(owner);
        var maintenance = new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
        await connection.OpenAsync(cancel);
        await TakeTurnAsync(connection, cancel);
        await DatabaseRoles.EnsureAsync(connection, cancel);
        var separate = logins.ToList();
        if (separate.Count == 0)
        {
            await DatabaseRoles.LetPlayAllAsync(connection, target.Username!, cancel);
        }

        foreach (var (role, login, password) in separate)
        {
            await DatabaseRoles.EnsureLoginAsync(connection, role, login, password, cancel);
        }

        await EnsureDatabaseAsync(connection, target.Database!, target.Username!, cancel);

        target.Pooling = false;
        await using (var context = new PortalDbContext(PortalDbContext.OptionsFor(target.ConnectionString)))
        {
            await context.Database.MigrateAsync(cancel);
        }

        await using var rights = new NpgsqlConnection(target.ConnectionString);
        await rights.OpenAsync(cancel);
        await DatabaseRoles.GrantAsync(rights, cancel);
    }

    /// <summary>
    /// Two that change one role or one table's rights at the same moment fail with "tuple concurrently updated", so they
    /// take turns on a server. The turn ends with the connection.
    /// </summary>
    private static async Task TakeTurnAsync(NpgsqlConnection server, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtext('bookingportal migrate'))", server) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task EnsureDatabaseAsync(NpgsqlConnection server, string database, string owner, CancellationToken cancel)
    {
        await using var exists = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = $1", server)
        {
            Parameters = { new() { Value = database } },
        };
        if ((long)(await exists.ExecuteScalarAsync(cancel))! > 0)
        {
            return;
        }

        var quote = new NpgsqlCommandBuilder();
        await using var create = server.CreateCommand();
        create.CommandText = $"CREATE DATABASE {quote.QuoteIdentifier(database)} OWNER {quote.QuoteIdentifier(owner)} TEMPLATE template0 ENCODING 'UTF8'";
        await create.ExecuteNonQueryAsync(cancel);
    }
}
