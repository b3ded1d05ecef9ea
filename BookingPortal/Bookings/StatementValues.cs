using BookingPortal.Audit;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Bookings;

/// <summary>The typed parameters of one hand-written statement.</summary>
internal sealed class StatementValues
{
    private readonly List<NpgsqlParameter> _values = [];

    internal StatementValues With(string name, int value) => With(name, NpgsqlDbType.Integer, value);

    internal StatementValues With(string name, Instant value) => With(name, NpgsqlDbType.TimestampTz, value.ToDateTimeUtc());

    internal StatementValues With(string name, NpgsqlDbType type, object? value)
    {
        _values.Add(new NpgsqlParameter(name, type) { Value = value ?? DBNull.Value });
        return this;
    }

    /// <summary>From where the person calls, for the audit row.</summary>
    internal StatementValues From(Caller caller) => With("agent", NpgsqlDbType.Text, caller.UserAgent)
        .With("address", NpgsqlDbType.Inet, caller.IpAddress)
        .With("trace", NpgsqlDbType.Text, caller.TraceId);

    internal NpgsqlParameter[] ToArray() => [.. _values];
}
