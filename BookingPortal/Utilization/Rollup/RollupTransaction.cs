using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Utilization.Rollup;

/// <summary>A transaction in which this process alone counts. What it does not commit has not happened.</summary>
internal sealed class RollupTransaction : IAsyncDisposable
{
    private readonly IDbContextTransaction _transaction;

    private RollupTransaction(PortalDbContext context, IDbContextTransaction transaction) => (Context, _transaction) = (context, transaction);

    public PortalDbContext Context { get; }

    public NpgsqlConnection Connection => (NpgsqlConnection)Context.Database.GetDbConnection();

    public static async Task<RollupTransaction> BeginAsync(IDbContextFactory<PortalDbContext> contexts, CancellationToken cancel)
    {
        var context = await contexts.CreateDbContextAsync(cancel);
        try
        {
            context.Database.SetCommandTimeout(0);
            await context.Database.OpenConnectionAsync(cancel);
            var begun = new RollupTransaction(context, await context.Database.BeginTransactionAsync(cancel));
            await begun.RunAsync(RollupStatements.Begin, cancel);
            return begun;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    public static NpgsqlParameter Facilities(IEnumerable<int>? ids) =>
        new("facilities", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = (object?)ids?.ToArray() ?? DBNull.Value };

    public static NpgsqlParameter Days(string name, IEnumerable<LocalDate> days) =>
        new(name, NpgsqlDbType.Array | NpgsqlDbType.Date) { Value = days.Select(day => day.ToDateOnly()).ToArray() };

    public static NpgsqlParameter Instants(string name, IEnumerable<Instant> instants) =>
        new(name, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = instants.Select(instant => instant.ToDateTimeUtc()).ToArray() };

    public async Task<int> RunAsync(string statement, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(statement, parameters);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<List<T>> ReadAsync<T>(string statement, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(statement, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public Task CommitAsync(CancellationToken cancel) => _transaction.CommitAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Context.DisposeAsync();
    }

    private NpgsqlCommand Command(string statement, NpgsqlParameter[] parameters)
    {
        var command = Connection.CreateCommand();
        command.CommandText = statement;
        command.CommandTimeout = 0;
        command.Parameters.AddRange(parameters);
        return command;
    }
}
