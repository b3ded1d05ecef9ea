using System.Collections.Concurrent;
using BookingPortal.Audit;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Tests.Campaigns;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BookingPortal.Tests.Audit;

/// <summary>The feed delivers every change once and in the order in which the changes took effect, whatever commits when.</summary>
public sealed class AuditFollowerTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly AuditFollower _follower = portal.Get<AuditFollower>();
    private readonly ConcurrentQueue<AuditChange> _seen = new();
    private readonly string _cursor = $"test {Guid.NewGuid():N}";

    [Fact]
    public async Task DrainAsync_TransactionThatCommitsLate_IsDeliveredAndNothingOvertakesIt()
    {
        await _follower.BeginAsync(_cursor);
        await using var slow = await OpenAsync();
        await using var late = await slow.BeginTransactionAsync();
        await WriteAsync(slow, booking: 1);
        await using var quick = await OpenAsync();
        await WriteAsync(quick, booking: 2);
        await using var undone = await OpenAsync();
        await using (var rolledBack = await undone.BeginTransactionAsync())
        {
            await WriteAsync(undone, booking: 3);
            await rolledBack.RollbackAsync();
        }

        Assert.Equal(0, await _follower.DrainAsync(_cursor, SeeAsync));
        await late.CommitAsync();

        Assert.Equal(2, await _follower.DrainAsync(_cursor, SeeAsync));
        Assert.Equal([1L, 2L], _seen.Select(change => change.BookingId));
        Assert.Equal(0, await _follower.DrainAsync(_cursor, SeeAsync));
    }

    [Fact]
    public async Task DrainAsync_WriterWhoseTransactionBeganFirst_ComesAfterTheOneThatItWaitedFor()
    {
        await _follower.BeginAsync(_cursor);
        await using var early = await OpenAsync();
        await using var waits = await early.BeginTransactionAsync();
        await Command(early, "SELECT pg_current_xact_id()").ExecuteNonQueryAsync();
        await using var other = await OpenAsync();
        await WriteAsync(other, booking: 10);
        await WriteAsync(early, booking: 11);
        await waits.CommitAsync();
        await UntilVisibleAsync();

        await _follower.DrainAsync(_cursor, SeeAsync);

        Assert.Equal([10L, 11L], _seen.Select(change => change.BookingId));
    }

    [Fact]
    public async Task DrainAsync_HandlerThrows_DeliversAgainAndWhatItWroteIsGone()
    {
        await _follower.BeginAsync(_cursor);
        await using var connection = await OpenAsync();
        await WriteAsync(connection, booking: 20);
        await UntilVisibleAsync();
        var subject = _cursor[^32..];

        await Assert.ThrowsAsync<InvalidOperationException>(() => _follower.DrainAsync(_cursor, async (_, transaction, cancel) =>
        {
            await NoteAsync(transaction, subject, cancel);
            throw new InvalidOperationException("The handler dies");
        }));
        Assert.Equal(0L, await portal.SqlAsync("SELECT count(*) FROM admin_audit_log WHERE subject = $1", subject));

        Assert.Equal(1, await _follower.DrainAsync(_cursor, (_, transaction, cancel) => NoteAsync(transaction, subject, cancel)));
        Assert.Equal(0, await _follower.DrainAsync(_cursor, (_, transaction, cancel) => NoteAsync(transaction, subject, cancel)));
        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM admin_audit_log WHERE subject = $1", subject));
    }

    [Fact]
    public async Task FollowAsync_TwoProcessesAtOneCursorUnderLoad_EveryChangeOnceAndPerBookingInOrder()
    {
        await using var own = await NewPortalAsync();
        var cast = await Cast.AssembleAsync(own.Portal, people: 16, rooms: 3);
        var follower = own.Portal.Get<AuditFollower>();
        await follower.BeginAsync(_cursor);
        using var stop = new CancellationTokenSource();
        var following = Enumerable.Range(0, 2).Select(_ => follower.FollowAsync(_cursor, SeeAsync, stop.Token)).ToList();

        var campaign = new Campaign(own.Portal, cast, seed: 9);
        await campaign.RunAsync(clients: 16, requests: 600);
        var written = await Sql.ListAsync<long>(own.Portal.Owner, "SELECT id FROM booking_audit_log ORDER BY id");
        while (_seen.Count < written.Count)
        {
            await Task.Delay(20);
        }

        await stop.CancelAsync();
        await Task.WhenAll(following.Select(one => one.ContinueWith(_ => { }, TaskScheduler.Default)));
        Assert.Equal(written, _seen.Select(change => change.Id).Order());
        Assert.All(_seen.GroupBy(change => change.BookingId), changes => Assert.Equal(changes.Select(one => one.Id).Order(), changes.Select(one => one.Id)));
        Assert.Equal(AuditAction.Created, _seen.GroupBy(change => change.BookingId).First().First().Action);
    }

    [Fact]
    public async Task R16_FollowAsync_AnnouncementLostAndListenerCut_CatchesUpByItself()
    {
        await _follower.BeginAsync(_cursor);
        using var stop = new CancellationTokenSource();
        var following = _follower.FollowAsync(_cursor, SeeAsync, stop.Token);
        await using var connection = await OpenAsync();

        // Nobody announces this one.
        await WriteAsync(connection, booking: 30);
        await UntilSeenAsync(30);
        await Sql.ScalarAsync(
            portal.As(EmbeddedPostgres.Superuser),
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = $1", portal.Database);
        await WriteAsync(connection, booking: 31);
        await UntilSeenAsync(31);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);

        async Task UntilSeenAsync(long booking)
        {
            while (!_seen.Any(change => change.BookingId == booking))
            {
                Assert.False(following.IsFaulted, following.Exception?.ToString());
                await Task.Delay(20);
            }
        }
    }

    [Fact]
    public async Task R16_FollowAsync_ConnectionDiesUnderTheHandler_GoesOnAndDeliversAgain()
    {
        await _follower.BeginAsync(_cursor);
        using var stop = new CancellationTokenSource();
        var handled = new TaskCompletionSource();
        var isCut = new TaskCompletionSource();
        await using var connection = await OpenAsync();
        await WriteAsync(connection, booking: 50);
        var following = _follower.FollowAsync(_cursor, async (changes, transaction, cancel) =>
        {
            handled.TrySetResult();
            await isCut.Task;
            await SeeAsync(changes, transaction, cancel);
        }, stop.Token);

        // The change is handed over, and the cursor cannot move any more.
        await handled.Task;
        await portal.CutConnectionsAsync();
        isCut.SetResult();
        while (await portal.SqlAsync("SELECT delivered_id FROM audit_feed_cursors WHERE name = $1", _cursor) is 0L)
        {
            Assert.False(following.IsFaulted, following.Exception?.ToString());
            await Task.Delay(20);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
        Assert.Equal(2, _seen.Count(change => change.BookingId == 50));
    }

    [Fact]
    public async Task DrainAsync_DatabaseCameFromAnotherCluster_GoesOnWhereItWasById()
    {
        await _follower.BeginAsync(_cursor);
        await using var connection = await OpenAsync();
        await WriteAsync(connection, booking: 40);
        await UntilVisibleAsync();
        await _follower.DrainAsync(_cursor, SeeAsync);

        // As a dump leaves it: numbers of transactions that this cluster has not reached, one of them not yet delivered.
        await portal.SqlAsync("UPDATE audit_feed_cursors SET cluster = 'elsewhere/1', low = '90000000' WHERE name = $1", _cursor);
        await WriteAsync(connection, booking: 41);
        await portal.SqlAsync("UPDATE booking_audit_log SET transaction_id = '90000001' WHERE booking_id = 41");
        await WriteAsync(connection, booking: 42);
        await UntilVisibleAsync();

        await _follower.DrainAsync(_cursor, SeeAsync);
        await WriteAsync(connection, booking: 43);
        await UntilVisibleAsync();
        await _follower.DrainAsync(_cursor, SeeAsync);

        Assert.Equal([40L, 41L, 42L, 43L], _seen.Select(change => change.BookingId));
    }

    [Fact]
    public async Task DrainAsync_CursorThatNobodyBegan_IsAFaultAndNotAnEmptyFeed() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _follower.DrainAsync(_cursor, SeeAsync));

    private Task SeeAsync(IReadOnlyList<AuditChange> changes, NpgsqlTransaction transaction, CancellationToken cancel)
    {
        foreach (var change in changes)
        {
            _seen.Enqueue(change);
        }

        return Task.CompletedTask;
    }

    private static async Task NoteAsync(NpgsqlTransaction transaction, string subject, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO admin_audit_log (subject, subject_id, action) VALUES (@subject, '1', 'delivered')", transaction.Connection, transaction);
        command.Parameters.AddWithValue("subject", subject);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(portal.Owner);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Numbers of transactions are the cluster's: one of another test's database holds the feed up as well.</summary>
    private async Task UntilVisibleAsync()
    {
        const string waits = """
            SELECT count(*) FROM booking_audit_log
            WHERE transaction_id >= pg_snapshot_xmin(pg_current_snapshot()) AND transaction_id < pg_snapshot_xmax(pg_current_snapshot())
            """;
        while (await portal.SqlAsync(waits) is not 0L)
        {
            await Task.Delay(20);
        }
    }

    private static Task<int> WriteAsync(NpgsqlConnection connection, long booking)
    {
        using var command = Command(connection, $"INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values) VALUES ({booking}, 1, 'created', '{{}}')");
        return command.ExecuteNonQueryAsync();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql) => new(sql, connection);

    private static async Task<Owned> NewPortalAsync()
    {
        var fresh = new PortalFixture();
        await fresh.InitializeAsync();
        return new Owned(fresh);
    }

    private sealed record Owned(PortalFixture Portal) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Portal.DisposeAsync();
    }
}
