using BookingPortal.Database;

namespace BookingPortal.Operations;

/// <summary>
/// The arguments of one verb: <c>--name value</c>, <c>--name=value</c> and switches without a value. Settings such as
/// <c>--ConnectionStrings:Portal=…</c> may stand among them and are read by the configuration.
/// </summary>
internal sealed class VerbArguments
{
    private readonly Dictionary<string, string> _values = [];
    private readonly HashSet<string> _switches = [];

    /// <exception cref="StartRefusedException">An argument is unknown or has no value.</exception>
    public VerbArguments(string usage, IReadOnlyCollection<string> options, IReadOnlyCollection<string> switches, string[] args)
    {
        Usage = usage;
        for (var i = 0; i < args.Length; i++)
        {
            var parts = args[i].Split('=', 2);
            if (switches.Contains(args[i]))
            {
                _switches.Add(args[i]);
            }
            else if (options.Contains(parts[0]))
            {
                _values[parts[0]] = parts.Length == 2 ? parts[1] : ++i < args.Length ? args[i] : throw Misused($"{parts[0]} needs a value.");
            }
            else if (!IsSetting(args[i]))
            {
                throw Misused($"\"{args[i]}\" is not known here.");
            }
        }
    }

    private string Usage { get; }

    /// <summary>What belongs to the configuration: <c>--Section:Key=value</c>.</summary>
    public static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.Split('=', 2) is [var key, _] && key.Contains(':', StringComparison.Ordinal);

    public bool Has(string name) => _switches.Contains(name);

    public string? Optional(string name) => _values.GetValueOrDefault(name);

    /// <exception cref="StartRefusedException">It is missing.</exception>
    public string Required(string name) =>
        _values.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : throw Misused($"{name} is missing.");

    public StartRefusedException Misused(string message) => new($"{message}{Environment.NewLine}Usage: {Usage}");
}
