using BookingPortal.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NodaTime;
using Npgsql;

namespace BookingPortal.Operations.DemoData;

/// <summary>Writes people and their roles; an address that is there already keeps its person.</summary>
internal static class PeopleLoader
{
    private const string RolesSql = """
        INSERT INTO roles (name, normalized_name, concurrency_stamp)
        SELECT name, upper(name), gen_random_uuid()::text FROM unnest($1::text[]) AS name
        ON CONFLICT (normalized_name) DO NOTHING
        """;

    // Stamps are secrets: the database's chance makes them, not the seed.
    private const string PeopleSql = """
        WITH added AS (
            INSERT INTO users (full_name, home_place, email, normalized_email, user_name, normalized_user_name, password_hash,
                email_confirmed, lockout_enabled, security_stamp, concurrency_stamp, created_at)
            SELECT full_name, home_place, email, normalized, email, normalized, password_hash,
                true, true, upper(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')), gen_random_uuid()::text, $6
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY
                AS person (full_name, home_place, email, normalized, password_hash, position)
            ORDER BY position
            ON CONFLICT (normalized_email) DO NOTHING
            RETURNING id, full_name, email, home_place)
        INSERT INTO admin_audit_log (subject, subject_id, action, new_values, reason)
        SELECT 'person', id::text, 'added', to_jsonb(added), 'demo' FROM added ORDER BY id
        """;

    private const string IdsSql = """
        SELECT u.id FROM unnest($1::text[]) WITH ORDINALITY AS person (normalized, position)
        JOIN users u ON u.normalized_email = person.normalized ORDER BY position
        """;

    private const string GrantsSql = """
        INSERT INTO user_roles (user_id, role_id)
        SELECT person.id, r.id FROM unnest($1::integer[], $2::text[]) AS person (id, role)
        JOIN roles r ON r.normalized_name = person.role
        ON CONFLICT DO NOTHING
        """;

    /// <returns>The id of each person, by <see cref="Person.Index"/>.</returns>
    public static async Task<int[]> LoadAsync(NpgsqlConnection connection, IReadOnlyList<Person> people, string password, Instant since, CancellationToken cancel)
    {
        var normalizer = new UpperInvariantLookupNormalizer();
        var addresses = people.Select(person => normalizer.NormalizeEmail(person.Email)).ToArray();
        var hash = Hash(password);
        await connection.RunAsync(RolesSql, cancel, new NpgsqlParameter { Value = RoleNames.All.ToArray() });
        await connection.RunAsync(PeopleSql, cancel,
            new NpgsqlParameter { Value = people.Select(person => person.FullName).ToArray() },
            new NpgsqlParameter { Value = people.Select(person => person.Home.Name).ToArray() },
            new NpgsqlParameter { Value = people.Select(person => person.Email).ToArray() },
            new NpgsqlParameter { Value = addresses },
            new NpgsqlParameter { Value = people.Select(person => person.SignsIn ? hash : null).ToArray() },
            new NpgsqlParameter { Value = since.ToDateTimeUtc() });
        var ids = await IdsAsync(connection, addresses, cancel);
        var grants = people.SelectMany(person => person.Roles.Select(role => (Id: ids[person.Index], Role: normalizer.NormalizeName(role)))).ToList();
        await connection.RunAsync(GrantsSql, cancel,
            new NpgsqlParameter { Value = grants.Select(grant => grant.Id).ToArray() },
            new NpgsqlParameter { Value = grants.Select(grant => grant.Role).ToArray() });
        return ids;
    }

    private static async Task<int[]> IdsAsync(NpgsqlConnection connection, string[] addresses, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(IdsSql, connection) { Parameters = { new() { Value = addresses } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var ids = new List<int>(addresses.Length);
        while (await reader.ReadAsync(cancel))
        {
            ids.Add(reader.GetInt32(0));
        }

        return [.. ids];
    }

    private static string Hash(string password) =>
        new PasswordHasher<PortalUser>(Options.Create(new PasswordHasherOptions { IterationCount = AccountsRegistration.PasswordIterations }))
            .HashPassword(new PortalUser { FullName = "" }, password);
}
