using Npgsql;

namespace BookingPortal.Database;

/// <summary>Whether the portal's login is the narrow one that it should be.</summary>
internal static class ApplicationRights
{
    private const string Question = """
        SELECT to_regclass('bookings') IS NOT NULL AND to_regclass('booking_audit_log') IS NOT NULL
            AND (has_table_privilege('bookings', 'DELETE') OR has_table_privilege('booking_audit_log', 'UPDATE'))
        """;

    /// <summary>A login that can delete bookings or rewrite history must not serve people.</summary>
    /// <exception cref="StartRefusedException">The login may do either.</exception>
    internal static async Task RefuseTooManyAsync(string application, CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(application);
            await connection.OpenAsync(cancel);
            await using var command = new NpgsqlCommand(Question, connection);
            if (await command.ExecuteScalarAsync(cancel) is true)
            {
                throw new StartRefusedException("ConnectionStrings:Portal names a login that may delete bookings or rewrite their history. Give it a login of its own; migrate, with ConnectionStrings:Owner, gives that login the rights of the application.");
            }
        }
        catch (NpgsqlException)
        {
            // The database may come later than the portal: readiness says so.
        }
    }
}
