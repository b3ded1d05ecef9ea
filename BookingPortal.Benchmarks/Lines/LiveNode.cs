using System.Diagnostics;
using System.Globalization;
using BookingPortal.Benchmarks.Offices;
using NodaTime;
using NodaTime.Text;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>A second process of the portal with open screens, as the measuring process sees it: told and heard line by line.</summary>
internal sealed class LiveNode : IAsyncDisposable
{
    private readonly Process _process;

    private LiveNode(Process process) => _process = process;

    /// <summary>Starts this very program as a node and waits until its screens are open.</summary>
    internal static async Task<LiveNode> StartAsync(Office office, LocalDate date, int screens, CancellationToken cancel)
    {
        var program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        var start = new ProcessStartInfo(program, [.. self, LiveScreens.Verb, LocalDatePattern.Iso.Format(date), screens.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { [LiveScreens.ConnectionVariable] = office.Application },
        };
        var node = new LiveNode(Process.Start(start)!);
        await node.ExpectAsync(LiveScreens.Ready, cancel);
        return node;
    }

    /// <summary>Until the last screen shows the booking, or does not show it any more.</summary>
    internal Task UntilSeenAsync(long bookingId, bool isThere, CancellationToken cancel) =>
        ExpectAsync(string.Create(CultureInfo.InvariantCulture, $"{(isThere ? '+' : '-')}{bookingId}"), cancel);

    internal async Task<TimeSpan> ProcessorTimeAsync(CancellationToken cancel)
    {
        _process.Refresh();
        await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
        return _process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        // The node ends with its input.
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task ExpectAsync(string expected, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line == expected)
            {
                return;
            }
        }

        throw new InvalidOperationException("The second process has ended.");
    }
}
