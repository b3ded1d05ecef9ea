using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;

namespace BookingPortal.Benchmarks.Circuits;

/// <summary>
/// A browser without a screen: opens a page, its circuit, acknowledges what is drawn and counts what arrives. What the page's
/// scripts would answer is answered with nothing.
/// </summary>
internal sealed partial class CircuitClient : IAsyncDisposable
{
    private const long Invocation = 1;

    private const byte HandshakeEnd = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _closed = new();
    private readonly Dictionary<string, ulong> _handlers = [];
    private TaskCompletionSource _drawn = New();
    private Task _receiving = Task.CompletedTask;
    private long? _renderer;
    private int _calls;

    private CircuitClient(int htmlBytes) => HtmlBytes = htmlBytes;

    /// <summary>Of the first HTML, uncompressed.</summary>
    internal int HtmlBytes { get; }

    /// <summary>Of all render batches so far.</summary>
    internal long DrawnBytes { get; private set; }

    /// <summary>Of everything that the WebSocket brought.</summary>
    internal long ReceivedBytes { get; private set; }

    internal int Batches { get; private set; }

    /// <summary>What the circuit reported as a fault.</summary>
    internal string? Fault { get; private set; }

    /// <param name="http">Signed in: carries the cookie.</param>
    internal static async Task<CircuitClient> OpenAsync(HttpClient http, CookieContainer cookies, string path, CancellationToken cancel)
    {
        var page = new Uri(http.BaseAddress!, path);
        var html = await http.GetStringAsync(page, cancel);
        var client = new CircuitClient(Encoding.UTF8.GetByteCount(html));
        client._socket.Options.Cookies = cookies;
        client._socket.Options.SetRequestHeader("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        client._socket.Options.SetRequestHeader("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Benchmark/1.0");
        await client._socket.ConnectAsync(new UriBuilder(http.BaseAddress!) { Scheme = "ws", Path = "_blazor" }.Uri, cancel);
        await client._socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, cancel);
        client._receiving = Task.Run(client.ReceiveAsync, CancellationToken.None);
        var markers = string.Join(',', Markers().Matches(html).Select(found => found.Groups["json"].Value).Where(json => json.Contains("\"descriptor\"", StringComparison.Ordinal)));
        var state = State().Match(html).Groups["state"].Value;
        await client.SendAsync(PackWriter.Invocation("StartCircuit", http.BaseAddress!.ToString(), page.ToString(), $"[{markers}]", state), cancel);
        return client;
    }

    /// <summary>Until nothing has been drawn for so long.</summary>
    internal async Task SettleAsync(TimeSpan quiet, CancellationToken cancel)
    {
        for (var seen = -1; seen != Batches || Batches == 0;)
        {
            seen = Batches;
            await Task.Delay(quiet, cancel);
            if (Fault is not null)
            {
                throw new InvalidOperationException($"The circuit broke: {Fault}");
            }
        }
    }

    internal bool Handles(string eventName) => _handlers.ContainsKey(eventName);

    /// <summary>Sends an event of the page and waits for the first batch that follows it.</summary>
    /// <param name="detail">The event's arguments, as JSON.</param>
    internal async Task RaiseAsync(string eventName, string detail, CancellationToken cancel)
    {
        var drawn = New();
        _drawn = drawn;
        var arguments = $"[{{\"eventHandlerId\":{_handlers[eventName]},\"eventName\":\"{eventName[2..]}\",\"eventFieldInfo\":null}},{detail}]";
        await SendAsync(PackWriter.Invocation("BeginInvokeDotNetFromJS", $"{Interlocked.Increment(ref _calls)}", null, "DispatchEventAsync", _renderer!.Value, arguments), cancel);
        await drawn.Task.WaitAsync(TimeSpan.FromSeconds(30), cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
        _closed.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task SendAsync(byte[] message, CancellationToken cancel)
    {
        await _sending.WaitAsync(cancel);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, true, cancel);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        var waiting = new MemoryStream();
        var isOpen = false;
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), _closed.Token);
                ReceivedBytes += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                // The answer to the handshake ends with a byte of its own; what follows are messages, several or a piece of one at once.
                var from = isOpen ? 0 : Array.IndexOf(buffer, HandshakeEnd, 0, part.Count) + 1;
                isOpen |= from > 0;
                if (isOpen)
                {
                    waiting.Write(buffer, from, part.Count - from);
                    waiting = await HandleAsync(waiting);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The page was closed.
        }
    }

    /// <summary>Handles every whole message and gives back what is left.</summary>
    private async Task<MemoryStream> HandleAsync(MemoryStream waiting)
    {
        var data = waiting.ToArray();
        var at = 0;
        while (Length(data, at) is var (body, length) && body + length <= data.Length)
        {
            await HandleAsync(data[body..(body + length)]);
            at = body + length;
        }

        var left = new MemoryStream();
        left.Write(data, at, data.Length - at);
        return left;
    }

    private async Task HandleAsync(byte[] message)
    {
        if (new PackReader(message).Read() is not object?[] { Length: >= 5 } parts || parts[0] is not Invocation || parts[4] is not object?[] arguments)
        {
            return;
        }

        switch ((string)parts[3]!)
        {
            case "JS.RenderBatch":
                var batch = (byte[])arguments[1]!;
                DrawnBytes += batch.Length;
                Batches++;
                foreach (var (name, handler) in RenderBatch.Handlers(batch))
                {
                    _handlers[name] = handler;
                }

                await SendAsync(PackWriter.Invocation("OnRenderCompleted", arguments[0], null), _closed.Token);
                _drawn.TrySetResult();
                break;
            case "JS.BeginInvokeJS":
                if ((string)arguments[1]! == "Blazor._internal.attachWebRendererInterop")
                {
                    _renderer = long.Parse(DotNetObject().Match((string)arguments[2]!).Groups["id"].Value, CultureInfo.InvariantCulture);
                }

                // Result type 1 is a script object, which only needs a number to be called by.
                var result = arguments[3] is 1L ? "{\"__jsObjectId\":1}" : "null";
                await SendAsync(PackWriter.Invocation("EndInvokeJSFromDotNet", arguments[0], true, $"[{arguments[0]},true,{result}]"), _closed.Token);
                break;
            case "JS.Error":
                Fault = (string)arguments[0]!;
                break;
        }
    }

    private static (int Body, int Length)? Length(byte[] data, int at)
    {
        for (var (length, shift) = (0, 0); at < data.Length; shift += 7)
        {
            var part = data[at++];
            length |= (part & 0x7f) << shift;
            if (part < 0x80)
            {
                return (at, length);
            }
        }

        return null;
    }

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->")]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->")]
    private static partial Regex State();

    [GeneratedRegex("\"__dotNetObject\":(?<id>\\d+)")]
    private static partial Regex DotNetObject();
}
