using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace BookingPortal.Bookings.Writing;

/// <summary>
/// A statement as it goes over the wire: its names (<c>@start</c>) turned into numbers (<c>$3</c>) once for the whole process.
/// The driver would do that again for each booking, over three thousand letters of SQL.
/// </summary>
internal sealed partial class PositionalStatement
{
    private static readonly ConcurrentDictionary<string, PositionalStatement> Known = new();

    private readonly IReadOnlyList<string> _names;

    private PositionalStatement(string text, IReadOnlyList<string> names) => (Text, _names) = (text, names);

    internal string Text { get; }

    internal static PositionalStatement Of(string statement) => Known.GetOrAdd(statement, Number);

    /// <summary>The values that the statement names, in the order of their numbers; those that it does not name stay out.</summary>
    internal NpgsqlParameter[] InOrder(StatementValues values) => [.. _names.Select(name => values[name])];

    private static PositionalStatement Number(string statement)
    {
        var names = new List<string>();
        var text = Name().Replace(statement, found =>
        {
            var name = found.Groups["name"].Value;
            var position = names.IndexOf(name);
            if (position < 0)
            {
                position = names.Count;
                names.Add(name);
            }

            return string.Create(CultureInfo.InvariantCulture, $"${position + 1}");
        });
        return new PositionalStatement(text, names);
    }

    // Not the operator @>, nor @@: a name begins with a letter.
    [GeneratedRegex("@(?<name>[a-z_]+)")]
    private static partial Regex Name();
}
