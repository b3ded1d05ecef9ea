using System.Globalization;
using System.Runtime.InteropServices;
using BookingPortal.Benchmarks.Circuits;
using BookingPortal.Benchmarks.Lines;
using BookingPortal.Benchmarks.Measuring;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Benchmarks.Report;

namespace BookingPortal.Benchmarks;

/// <summary>One run: a server of its own, the offices on it as lines ask for them, and the sheet of figures.</summary>
internal sealed class Bench(BenchmarkOptions options, CancellationToken cancel) : IAsyncDisposable
{
    private readonly Dictionary<string, Task<Office>> _offices = [];
    private BenchmarkServer? _server;
    private Task<Hall>? _hall;

    internal CancellationToken Cancel => cancel;

    internal bool Quick => options.Quick;

    internal Effort Effort { get; } = options.Quick ? Effort.Quick : Effort.Full;

    internal ReportSheet Report { get; } = new(Console.Out);

    internal Progress Progress { get; } = new();

    internal BenchmarkServer Server => _server ?? throw new InvalidOperationException("The server is not started.");

    /// <returns>False when a line fell short.</returns>
    internal async Task<bool> RunAsync()
    {
        await Progress.StepAsync("A private PostgreSQL", async () => _server = await BenchmarkServer.StartAsync(cancel));
        var version = await Sql.ScalarAsync<string>(Server.Superuser("postgres"), "SHOW server_version", cancel);
        Report.Heading(string.Create(CultureInfo.InvariantCulture,
            $"BookingPortal benchmarks, {DateTime.UtcNow:yyyy-MM-dd}, {(Quick ? "quick" : "full")}: {options.Small.Name} and {options.Large.Name} bookings ({options.Small.Rooms} and {options.Large.Rooms} rooms)"));
        Report.Heading(
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, PostgreSQL {version}, fsync on, shared_buffers {BenchmarkServer.SharedBuffers} MB; no limits per person");
        foreach (var line in LineCatalog.All.Where(line => options.Only.Count == 0 || options.Only.Contains(line.Name)))
        {
            await RunAsync(line);
        }

        Report.Heading(Report.Short.Count == 0 ? "No line is short." : $"Short: {string.Join(", ", Report.Short)}");
        return Report.Short.Count == 0;
    }

    internal Task<Office> SmallAsync() => OfficeAsync(options.Small);

    internal Task<Office> LargeAsync() => OfficeAsync(options.Large);

    internal Task<Office> StandardAsync() => OfficeAsync(options.Standard);

    /// <summary>The published portal; made when it is first asked for.</summary>
    internal Task<Hall> HallAsync() => _hall ??= Hall.OpenAsync(Server, Progress, cancel);

    /// <summary>Made when it is first asked for.</summary>
    internal Task<Office> OfficeAsync(OfficeSize size, string suffix = "")
    {
        if (!_offices.TryGetValue(size.Name + suffix, out var office))
        {
            office = Office.OpenAsync(Server, size, Progress, cancel, suffix);
            _offices.Add(size.Name + suffix, office);
        }

        return office;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var office in _offices.Values.Where(office => office.IsCompletedSuccessfully))
        {
            await (await office).DisposeAsync();
        }

        if (_hall is { IsCompletedSuccessfully: true } hall)
        {
            await (await hall).DisposeAsync();
        }

        if (_server is not null)
        {
            Progress.Say("Removing the data");
            await _server.DisposeAsync();
        }
    }

    /// <summary>A line that breaks is short, and the others are measured all the same; without its data no line says anything.</summary>
    private async Task RunAsync(Line line)
    {
        Progress.Say(line.Name);
        try
        {
            await line.RunAsync(this);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && !_offices.Values.Any(office => office.IsFaulted))
        {
            Report.Break(line.Name, e);
        }
    }
}
