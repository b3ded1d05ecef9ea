using System.Net;
using System.Net.Sockets;

namespace BookingPortal.Tests.Browser;

/// <summary>The network between a browser and the portal. While it is cut every line is broken and no new one comes about.</summary>
public sealed class CutLine : IAsyncDisposable
{
    private readonly Uri _portal;
    private readonly List<TcpClient> _ends = [];
    private TcpListener _listener;
    private Task _accepting;

    public CutLine(Uri portal)
    {
        _portal = portal;
        _listener = Listen(0);
        _accepting = AcceptAsync(_listener);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
    }

    /// <summary>Where a browser reaches the portal over this network.</summary>
    public Uri Address { get; }

    public async Task CutAsync()
    {
        _listener.Stop();
        await _accepting;
        lock (_ends)
        {
            _ends.ForEach(end => end.Dispose());
            _ends.Clear();
        }
    }

    public void Mend()
    {
        _listener = Listen(Address.Port);
        _accepting = AcceptAsync(_listener);
    }

    public async ValueTask DisposeAsync() => await CutAsync();

    private static TcpListener Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var portal = new TcpClient();
        using (browser)
        {
            lock (_ends)
            {
                _ends.AddRange([browser, portal]);
            }

            try
            {
                await portal.ConnectAsync(IPAddress.Loopback, _portal.Port);
                var (near, far) = (browser.GetStream(), portal.GetStream());
                await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
            }
            catch (Exception broken) when (broken is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // Cut, or one side has left.
            }
        }
    }
}
