using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace BookingPortal.Tests.Campaigns;

/// <summary>
/// The network between the portal and its database: carries bytes until it is told to break at the next write of a
/// booking. It knows a write by the text of its statement, so the portal behind it prepares none.
/// </summary>
public sealed class CutProxy : IAsyncDisposable
{
    private static readonly byte[] Write = "INSERT INTO booking_audit_log"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(Cut Where, TaskCompletionSource Done)> _orders = new();
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly int _server;
    private readonly Task _accepting;

    public CutProxy(int server)
    {
        _server = server;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    /// <summary>Breaks the line of the next write; done when it is broken.</summary>
    public Task CutNextWriteAsync(Cut where)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _orders.Enqueue((where, done));
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                _sockets.Add(client);
                _ = Task.Run(() => CarryAsync(client));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(Socket client)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _sockets.Add(server);
        var line = new Line();
        try
        {
            client.NoDelay = server.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, _server, _stop.Token);
            await Task.WhenAny(AskAsync(client, server, line), AnswerAsync(server, client, line));

            // A black hole is silent until its client goes.
            if (line.IsSilent)
            {
                await AskAsync(client, server, line);
            }
        }
        catch (Exception broken) when (broken is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The server is away, or the line is cut: either end finds out by itself.
        }
        finally
        {
            client.Close();
            server.Close();
        }
    }

    /// <summary>From the portal to the server; ends where the line is cut.</summary>
    private async Task AskAsync(Socket client, Socket server, Line line)
    {
        var buffer = new byte[256 * 1024];
        while (await client.ReceiveAsync(buffer, _stop.Token) is > 0 and var count)
        {
            if (line.IsSilent)
            {
                continue;
            }

            var order = buffer.AsSpan(0, count).IndexOf(Write) >= 0 && _orders.TryDequeue(out var next) ? next : default;
            if (order.Done is null)
            {
                await server.SendAsync(buffer.AsMemory(0, count), _stop.Token);
                continue;
            }

            line.IsSilent = order.Where == Cut.BlackHole;
            line.LosesTheAnswer = order.Where == Cut.AfterCommit ? order.Done : null;
            if (order.Where != Cut.BeforeCommit)
            {
                await server.SendAsync(buffer.AsMemory(0, count), _stop.Token);
            }

            if (order.Where is Cut.BeforeCommit or Cut.DuringCommit)
            {
                order.Done.SetResult();
                return;
            }

            if (line.IsSilent)
            {
                order.Done.SetResult();
            }
        }
    }

    private async Task AnswerAsync(Socket server, Socket client, Line line)
    {
        var buffer = new byte[256 * 1024];
        while (await server.ReceiveAsync(buffer, _stop.Token) is > 0 and var count)
        {
            if (line.LosesTheAnswer is { } lost)
            {
                lost.SetResult();
                return;
            }

            if (!line.IsSilent)
            {
                await client.SendAsync(buffer.AsMemory(0, count), _stop.Token);
            }
        }
    }

    private sealed class Line
    {
        internal volatile bool IsSilent;

        internal volatile TaskCompletionSource? LosesTheAnswer;
    }
}
