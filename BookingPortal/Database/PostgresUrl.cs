using Npgsql;

namespace BookingPortal.Database;

/// <summary>A connection string in the form that psql and pg_dump take.</summary>
public static class PostgresUrl
{
    public static string Of(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        var person = Join(":", [builder.Username, builder.Password]);
        var at = person.Length == 0 ? "" : "@";
        var host = Uri.EscapeDataString(builder.Host ?? "");
        var query = Join("&", [Parameter("sslmode", SslMode(builder)), Parameter("options", builder.Options)], escape: false);
        var mark = query.Length == 0 ? "" : "?";
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"postgresql://{person}{at}{host}:{builder.Port}/{Uri.EscapeDataString(builder.Database ?? "")}{mark}{query}");
    }

    private static string Join(string separator, string?[] parts, bool escape = true) =>
        string.Join(separator, parts.Where(part => !string.IsNullOrEmpty(part)).Select(part => escape ? Uri.EscapeDataString(part!) : part));

    private static string? Parameter(string name, string? value) =>
        string.IsNullOrEmpty(value) ? null : $"{name}={Uri.EscapeDataString(value)}";

    private static string? SslMode(NpgsqlConnectionStringBuilder builder) =>
        !builder.ShouldSerialize("SSL Mode")
            ? null
            : builder.SslMode switch
            {
                Npgsql.SslMode.Disable => "disable",
                Npgsql.SslMode.Allow => "allow",
                Npgsql.SslMode.Prefer => "prefer",
                Npgsql.SslMode.Require => "require",
                Npgsql.SslMode.VerifyCA => "verify-ca",
                _ => "verify-full",
            };
}
