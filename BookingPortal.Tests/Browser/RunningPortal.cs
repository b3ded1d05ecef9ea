using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BookingPortal.Database;

namespace BookingPortal.Tests.Browser;

/// <summary>The real program as a process of its own, on a database that it is told and a free port of 127.0.0.1.</summary>
public sealed class RunningPortal : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said;

    private RunningPortal(Process process, ConcurrentQueue<string> said, Uri address) => (_process, _said, Address) = (process, said, address);

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <summary>How many lines the program has printed so far.</summary>
    public int SaidLines => _said.Count;

    /// <summary>Starts the program and waits until it is ready for people.</summary>
    public static async Task<RunningPortal> StartAsync(string owner, string application, int? port = null)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        var build = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var folder = Path.Combine(DatabaseOptions.RepositoryOf(AppContext.BaseDirectory), "BookingPortal");
        var program = Path.Combine(folder, "bin", build.Parent!.Name, build.Name, "BookingPortal.dll");
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--urls", address.ToString(), "--Portal:Demo=true"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ConnectionStrings__Owner"] = owner,
                ["ConnectionStrings__Portal"] = application,
            },
        };
        var process = Process.Start(start)!;
        var said = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var portal = new RunningPortal(process, said, address);
        await portal.WaitUntilReadyAsync();
        return portal;
    }

    /// <summary>A circuit that ended by an exception is a fault, whatever the browser showed of it.</summary>
    /// <param name="sinceLine">From which line of the log on; see <see cref="SaidLines"/>.</param>
    /// <exception cref="InvalidOperationException">There was one; the message tells what the portal said about it.</exception>
    public void MustHaveKeptItsCircuits(int sinceLine)
    {
        var fault = _said.Skip(sinceLine).SkipWhile(line => !line.Contains("Unhandled exception", StringComparison.Ordinal)).Take(20).ToList();
        if (fault.Count > 0)
        {
            throw new InvalidOperationException($"The portal ended a circuit:{Environment.NewLine}{string.Join(Environment.NewLine, fault)}");
        }
    }

    /// <summary>As a power cut would: no goodbye.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Patience && !_process.HasExited; await Task.Delay(100))
        {
            try
            {
                if ((await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new InvalidOperationException($"The portal did not become ready:{Environment.NewLine}{string.Join(Environment.NewLine, _said)}");
    }
}
