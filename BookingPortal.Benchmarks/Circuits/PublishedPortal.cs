using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using BookingPortal.Database;

namespace BookingPortal.Benchmarks.Circuits;

/// <summary>The published program as a process of its own, as a company would run it but for the demonstration's people.</summary>
internal sealed partial class PublishedPortal : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly BlockingCollection<string> _answers = [];
    private readonly StringWriter _said = new(CultureInfo.InvariantCulture);

    private PublishedPortal(Process process, Uri address) => (_process, Address) = (process, address);

    internal Uri Address { get; }

    /// <summary>Publishes the sources that this benchmark was built from.</summary>
    internal static async Task PublishAsync(string folder, CancellationToken cancel)
    {
        var project = Path.Combine(DatabaseOptions.RepositoryOf(AppContext.BaseDirectory), "BookingPortal");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-o", folder, "--nologo", "-v", "quiet"])
        {
            RedirectStandardOutput = true,
        })!;
        var said = await publish.StandardOutput.ReadToEndAsync(cancel);
        await publish.WaitForExitAsync(cancel);
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException($"The portal could not be published:{Environment.NewLine}{said}");
        }
    }

    internal static async Task<PublishedPortal> StartAsync(string folder, PortalConnections connections, CancellationToken cancel)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        listener.Stop();
        var process = Process.Start(new ProcessStartInfo("dotnet", ["BookingPortal.dll", "serve", "--urls", address.ToString(), "--Portal:Demo=true"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ConnectionStrings__Owner"] = connections.Owner,
                ["ConnectionStrings__Portal"] = connections.Application,
                ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
                ["Logging__LogLevel__Default"] = "Warning",
            },
        })!;
        var portal = new PublishedPortal(process, address);
        process.OutputDataReceived += (_, line) => portal.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => portal.Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await portal.WaitUntilReadyAsync(cancel);
        return portal;
    }

    /// <summary>Signs a person of the demonstration in.</summary>
    internal async Task<(HttpClient Http, CookieContainer Cookies)> SignInAsync(string role, CancellationToken cancel)
    {
        var cookies = new CookieContainer();
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, UseCookies = true, AllowAutoRedirect = true }) { BaseAddress = Address };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64) Benchmark/1.0");
        var page = await http.GetStringAsync(new Uri("account/sign-in", UriKind.Relative), cancel);
        var fields = Hidden().Matches(page).DistinctBy(found => found.Groups["name"].Value).ToDictionary(found => found.Groups["name"].Value, found => WebUtility.HtmlDecode(found.Groups["value"].Value));
        fields["Email"] = DemoMode.Accounts.Single(account => account.Role == role).Email;
        fields["Password"] = DemoMode.Password;
        using var form = new FormUrlEncodedContent(fields);
        var answer = await http.PostAsync(new Uri("account/sign-in", UriKind.Relative), form, cancel);
        answer.EnsureSuccessStatusCode();
        return answer.RequestMessage!.RequestUri!.AbsolutePath == "/" ? (http, cookies) : throw new InvalidOperationException("The sign-in was refused.");
    }

    /// <summary>Managed bytes in use, after a full collection.</summary>
    internal Task<long> HeapAsync() => AskAsync(StartupHook.Heap);

    /// <summary>Processor time so far, in microseconds.</summary>
    internal Task<long> ProcessorAsync() => AskAsync(StartupHook.Processor);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _answers.Dispose();
        await _said.DisposeAsync();
    }

    private async Task<long> AskAsync(string what)
    {
        await _process.StandardInput.WriteLineAsync(what);
        return await Task.Run(() =>
        {
            while (true)
            {
                var answer = _answers.TryTake(out var line, Patience) ? line : throw new TimeoutException($"The portal did not say its {what}.");
                if (answer.StartsWith(what + "=", StringComparison.Ordinal))
                {
                    return long.Parse(answer[(what.Length + 1)..], CultureInfo.InvariantCulture);
                }
            }
        });
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            lock (_said)
            {
                _said.WriteLine(line);
            }

            if (line.Contains('=', StringComparison.Ordinal) && !_answers.IsAddingCompleted)
            {
                _answers.Add(line);
            }
        }
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Patience && !_process.HasExited; await Task.Delay(100, cancel))
        {
            try
            {
                if ((await http.GetAsync(new Uri("health/ready", UriKind.Relative), cancel)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new InvalidOperationException($"The portal did not become ready:{Environment.NewLine}{_said}");
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();
}
