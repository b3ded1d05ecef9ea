using System.Globalization;
using System.Text;

namespace BookingPortal.Components.Ui;

/// <summary>
/// A table as a file that spreadsheets open: RFC 4180, numbers as the invariant culture writes them. A cell of text that a
/// spreadsheet would take for a formula begins with an apostrophe (S24).
/// </summary>
public sealed class CsvDocument
{
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    private readonly StringBuilder _text = new();

    /// <summary>Text is made safe; numbers and dates are written as they are; null is an empty cell.</summary>
    public CsvDocument Row(params IEnumerable<object?> cells)
    {
        _text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>UTF-8 with its mark: without it spreadsheets take the text for another encoding.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(_text.ToString())];

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quote(text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text),
        IFormattable number => Quote(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => Quote(value.ToString() ?? ""),
    };

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
