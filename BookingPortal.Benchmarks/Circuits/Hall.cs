using System.Globalization;
using BookingPortal.Accounts;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Database;

namespace BookingPortal.Benchmarks.Circuits;

/// <summary>The published portal over a hall of rooms, made once for all lines that open circuits.</summary>
internal sealed class Hall : IAsyncDisposable
{
    private readonly Dictionary<int, PublishedPortal> _portals = [];
    private readonly List<Office> _offices = [];
    private readonly BenchmarkServer _server;
    private readonly CancellationToken _cancel;

    private Hall(BenchmarkServer server, string folder, CancellationToken cancel) => (_server, Folder, _cancel) = (server, folder, cancel);

    /// <summary>The published files.</summary>
    internal string Folder { get; }

    internal static string FullDay => DateTime.UtcNow.Date.AddDays(HallLoader.FullDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static async Task<Hall> OpenAsync(BenchmarkServer server, Progress progress, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("bookingportal-published-").FullName;
        await progress.StepAsync("Publishing the portal", () => PublishedPortal.PublishAsync(folder, cancel));
        return new Hall(server, folder, cancel);
    }

    /// <summary>A portal over so many rooms.</summary>
    internal async Task<PublishedPortal> PortalAsync(int rooms = HallLoader.Rooms)
    {
        if (!_portals.TryGetValue(rooms, out var portal))
        {
            var connections = Connections(rooms);
            await _server.MigrateAsync(Name(rooms), _cancel);
            await HallLoader.LoadAsync(connections.Owner!, rooms, _cancel);
            portal = await PublishedPortal.StartAsync(Folder, connections, _cancel);
            _portals.Add(rooms, portal);
        }

        return portal;
    }

    /// <summary>The services over the same database, in this process: whoever acts here is another node.</summary>
    internal Office Node(int rooms = HallLoader.Rooms)
    {
        var office = new Office(_server, Name(rooms), new OfficeSize(rooms * OfficeSize.BookingsOfARoom));
        _offices.Add(office);
        return office;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var office in _offices)
        {
            await office.DisposeAsync();
        }

        foreach (var portal in _portals.Values)
        {
            await portal.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private PortalConnections Connections(int rooms) => _server.ConnectionsTo(Name(rooms));

    private static string Name(int rooms) => string.Create(CultureInfo.InvariantCulture, $"hall_{rooms}");
}
