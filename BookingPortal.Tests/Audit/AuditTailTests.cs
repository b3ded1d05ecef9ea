using BookingPortal.Audit;
using BookingPortal.Tests.Support;
using Npgsql;

namespace BookingPortal.Tests.Audit;

/// <summary>The end of the log, as each process reads it for itself: each change once, when it is committed and not later.</summary>
public sealed class AuditTailTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly AuditTail _tail = portal.Get<AuditTail>();

    [Fact]
    public async Task SinceAsync_TransactionThatCommitsLate_IsDeliveredThenAndHoldsNobodyBack()
    {
        var here = await _tail.HereAsync();
        await using var slow = await OpenAsync();
        await using var late = await slow.BeginTransactionAsync();
        await WriteAsync(slow, booking: 1);
        await using var quick = await OpenAsync();
        await WriteAsync(quick, booking: 2);

        var first = await _tail.SinceAsync(here);
        await WriteAsync(quick, booking: 3);
        var second = await _tail.SinceAsync(first.Position);
        await late.CommitAsync();
        var third = await _tail.SinceAsync(second.Position);

        Assert.Equal([[2L], [3L], [1L]], new[] { first, second, third }.Select(news => news.Changes.Select(change => change.BookingId)));
        Assert.Empty((await _tail.SinceAsync(third.Position)).Changes);
    }

    [Fact]
    public async Task SinceAsync_TransactionRolledBack_IsNeverDelivered()
    {
        var here = await _tail.HereAsync();
        await using var undone = await OpenAsync();
        await using (var transaction = await undone.BeginTransactionAsync())
        {
            await WriteAsync(undone, booking: 10);
            Assert.Empty((await _tail.SinceAsync(here)).Changes);
            await transaction.RollbackAsync();
        }

        Assert.Empty((await _tail.SinceAsync(here)).Changes);
    }

    [Fact]
    public async Task SinceAsync_ManyWritersAtOnce_EachChangeOnce()
    {
        var here = await _tail.HereAsync();
        var seen = new List<long>();
        var writing = Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(async () =>
        {
            await using var connection = await OpenAsync();
            for (var number = 0; number < 50; number++)
            {
                await WriteAsync(connection, booking: 1_000 + (writer * 50) + number);
            }
        })));

        while (!writing.IsCompleted)
        {
            await ReadAsync();
        }

        await writing;
        await ReadAsync();
        Assert.Equal(Enumerable.Range(1_000, 300).Select(number => (long)number), seen.Order());

        async Task ReadAsync()
        {
            var news = await _tail.SinceAsync(here);
            Assert.True(news.IsComplete);
            seen.AddRange(news.Changes.Select(change => change.BookingId));
            here = news.Position;
        }
    }

    [Fact]
    public async Task SinceAsync_MoreThanCanBeToldOneByOne_SaysSoAndGoesOn()
    {
        var here = await _tail.HereAsync();
        await portal.SqlAsync($"""
            INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values)
            SELECT n, 1, 'created', '{"{}"}' FROM generate_series(5000, {5000 + AuditTail.MostChanges}) AS n
            """);

        var news = await _tail.SinceAsync(here);

        Assert.False(news.IsComplete);
        var next = await _tail.SinceAsync(news.Position);
        Assert.True(next.IsComplete);
        Assert.Empty(next.Changes);
    }

    [Theory]
    [InlineData("elsewhere/1", "5:5:")]
    [InlineData(null, "90000000:90000000:")]
    public async Task SinceAsync_PositionOfAnotherDatabaseOrTime_SaysThatItMeansNothing(string? cluster, string snapshot)
    {
        var here = await _tail.HereAsync();

        var news = await _tail.SinceAsync(new AuditPosition(cluster ?? here.Cluster, snapshot));

        Assert.False(news.IsComplete);
        Assert.True((await _tail.SinceAsync(news.Position)).IsComplete);
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(portal.Owner);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task WriteAsync(NpgsqlConnection connection, long booking)
    {
        await using var command = new NpgsqlCommand(
            $"INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values) VALUES ({booking}, 1, 'created', '{{}}')", connection);
        await command.ExecuteNonQueryAsync();
    }
}
