using System.Data;
using BookingPortal.Database;
using BookingPortal.Tests.Support;
using Npgsql;

namespace BookingPortal.Tests.Database;

/// <summary>The seed's "atomic" creation let two sessions commit an overlap (D8): plain INSERTs of two sessions never do.</summary>
public sealed class ConcurrentInsertTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(IsolationLevel.ReadCommitted)]
    [InlineData(IsolationLevel.RepeatableRead)]
    [InlineData(IsolationLevel.Serializable)]
    public async Task D8_TwoSessionsThatSawTheSlotFree_OnlyTheFirstCommits(IsolationLevel isolation)
    {
        var (room, robin) = await SceneAsync();
        await using var first = await SessionAsync(room, isolation);
        await using var second = await SessionAsync(room, isolation);

        await first.RunAsync(PlainRows.Statement(room, robin, "2099-03-04 09:00+00", "2099-03-04 10:00+00"));
        var rival = second.RunAsync(PlainRows.Statement(room, robin, "2099-03-04 09:15+00", "2099-03-04 09:45+00"));
        await second.IsHeldUpByAsync(first, portal, rival);
        await first.CommitAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => rival);
        Assert.Equal(ConstraintNames.BookingNoOverlap, refused.ConstraintName);
        Assert.Equal(PostgresErrorCodes.ExclusionViolation, refused.SqlState);
        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM bookings WHERE facility_id = $1", room));
    }

    [Theory]
    [InlineData(IsolationLevel.ReadCommitted)]
    [InlineData(IsolationLevel.RepeatableRead)]
    public async Task D8_TheFirstSessionGivesUp_TheSecondIsBooked(IsolationLevel isolation)
    {
        var (room, robin) = await SceneAsync();
        await using var first = await SessionAsync(room, isolation);
        await using var second = await SessionAsync(room, isolation);

        await first.RunAsync(PlainRows.Statement(room, robin, "2099-03-04 09:00+00", "2099-03-04 10:00+00"));
        var rival = second.RunAsync(PlainRows.Statement(room, robin, "2099-03-04 09:15+00", "2099-03-04 09:45+00"));
        await second.IsHeldUpByAsync(first, portal, rival);
        await first.DisposeAsync();
        await rival;
        await second.CommitAsync();

        Assert.Equal("2099-03-04 09:15", await portal.SqlAsync(
            "SELECT to_char(start_time AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') FROM bookings WHERE facility_id = $1", room));
    }

    private async Task<(int Room, int Person)> SceneAsync() =>
        ((await A.Facility().SaveAsync(portal)).Id, (await A.Person().SaveAsync(portal)).Id);

    /// <summary>A transaction that has looked at the room and found it free.</summary>
    private async Task<Session> SessionAsync(int room, IsolationLevel isolation)
    {
        var connection = new NpgsqlConnection(portal.Owner);
        await connection.OpenAsync();
        var session = new Session(connection, await connection.BeginTransactionAsync(isolation));
        Assert.Equal(0L, await session.RunAsync($"SELECT count(*) FROM bookings WHERE facility_id = {room}"));
        return session;
    }

    private sealed class Session(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public async Task<object?> RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return await command.ExecuteScalarAsync();
        }

        public Task CommitAsync() => transaction.CommitAsync();

        /// <summary>Returns once the database says that this session waits for the other one, or has not waited at all.</summary>
        public async Task IsHeldUpByAsync(Session other, PortalFixture portal, Task statement)
        {
            using var guard = new CancellationTokenSource(Patience);
            while (!statement.IsCompleted && !(bool)(await portal.SqlAsync("SELECT $1 = ANY (pg_blocking_pids($2))", other.ProcessId, ProcessId))!)
            {
                guard.Token.ThrowIfCancellationRequested();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }

        private int ProcessId => connection.ProcessID;
    }
}
