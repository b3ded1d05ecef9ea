using Npgsql;

namespace BookingPortal.Database;

/// <summary>
/// The four database roles and what each may do. Everything here can be said again at any time: <c>migrate</c> says it
/// after each migration.
/// </summary>
public static class DatabaseRoles
{
    /// <summary>Owns the tables; migrations and nothing else.</summary>
    public const string Owner = "booking_owner";

    /// <summary>The running portal: cannot delete a booking, change a written audit row or set <c>created_at</c>.</summary>
    public const string Application = "booking_application";

    /// <summary>Reads for dashboards and replicas; sees no keys, tokens or password hashes.</summary>
    public const string Reports = "booking_reports";

    /// <summary>Removes personal text from old rows; the only one that may change an audit row.</summary>
    public const string Retention = "booking_retention";

    public static readonly IReadOnlyList<string> All = [Owner, Application, Reports, Retention];

    /// <summary>Makes the roles that are missing, without a login of their own.</summary>
    public static async Task EnsureAsync(NpgsqlConnection server, CancellationToken cancel)
    {
        foreach (var role in All)
        {
            // Two databases of one server may be migrated at the same moment: the second finds the role made.
            await ExecuteAsync(server, $"""
                DO $$ BEGIN
                    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
                        CREATE ROLE {role} NOLOGIN;
                    END IF;
                EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
                END $$
                """, cancel);
        }
    }

    /// <summary>
    /// Lets a login act as one of the roles and gives it the settings that it needs. They belong to the login: those of
    /// a group role are not inherited, and a pooler passes no start-up options on.
    /// </summary>
    public static async Task EnsureLoginAsync(NpgsqlConnection server, string role, string login, string? password, CancellationToken cancel)
    {
        var name = Quote(login);
        await ExecuteAsync(server, $"""
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {Literal(login)}) THEN
                    CREATE ROLE {name} LOGIN;
                END IF;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END $$
            """, cancel);
        if (password is not null)
        {
            await ExecuteAsync(server, $"ALTER ROLE {name} LOGIN PASSWORD {Literal(password)}", cancel);
        }

        if (login != role)
        {
            await ExecuteAsync(server, $"GRANT {role} TO {name}", cancel);
        }

        foreach (var (setting, value) in SettingsOf(role))
        {
            await ExecuteAsync(server, $"ALTER ROLE {name} SET {setting} = '{value}'", cancel);
        }
    }

    /// <summary>Lets the one login of a small installation act as each role in turn.</summary>
    public static Task LetPlayAllAsync(NpgsqlConnection server, string login, CancellationToken cancel) =>
        ExecuteAsync(server, $"GRANT {Application}, {Reports}, {Retention} TO {Quote(login)}", cancel);

    /// <summary>What each role may do in this database; said as the owner of the tables.</summary>
    public static Task GrantAsync(NpgsqlConnection owner, CancellationToken cancel) => ExecuteAsync(owner, DatabaseRights.Sql, cancel);

    /// <summary>
    /// JIT makes the reports five times slower; parallel workers cost a person who waits more than they bring; planning the
    /// long statements anew for each booking costs as much as booking. A statement that waits is ended. Audit rows are jsonb: their time stamps are written in the session's zone, so that is UTC for everybody.
    /// </summary>
    public static IReadOnlyList<(string Setting, string Value)> SettingsOf(string role) => role switch
    {
        Owner => [("timezone", "UTC"), ("lock_timeout", "10s")],
        Application =>
        [
            ("timezone", "UTC"), ("jit", "off"), ("max_parallel_workers_per_gather", "0"), ("plan_cache_mode", "force_generic_plan"),
            ("lock_timeout", "2s"), ("statement_timeout", "5s"), ("idle_in_transaction_session_timeout", "10s"),
        ],
        Reports => [("timezone", "UTC"), ("jit", "off"), ("statement_timeout", "30s"), ("default_transaction_read_only", "on")],
        _ => [("timezone", "UTC"), ("lock_timeout", "2s")],
    };

    private static string Quote(string name) => new NpgsqlCommandBuilder().QuoteIdentifier(name);

    private static string Literal(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
