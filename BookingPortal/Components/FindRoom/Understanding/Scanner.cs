using System.Globalization;
using System.Text;

namespace BookingPortal.Components.FindRoom.Understanding;

/// <summary>
/// Goes through a sentence from left to right. What it is asked for and finds is behind it afterwards; what it does not
/// find leaves it where it was. Each question costs the length of what is asked: no text makes it slow.
/// </summary>
internal sealed class Scanner(string sentence)
{
    private readonly string _text = Normalize(sentence);

    public int Position { get; set; }

    public bool IsAtEnd
    {
        get
        {
            SkipGaps();
            return Position >= _text.Length;
        }
    }

    /// <summary>One of the words, longest first, where none is only the beginning of another.</summary>
    public bool TryWord(IEnumerable<string> words)
    {
        var start = Position;
        SkipGaps();
        foreach (var word in words)
        {
            if (Matches(word))
            {
                Position += word.Length;
                return true;
            }
        }

        Position = start;
        return false;
    }

    public bool TryWord<T>(IEnumerable<(string Word, T Meaning)> words, out T? meaning)
    {
        foreach (var (word, means) in words)
        {
            if (TryWord([word]))
            {
                meaning = means;
                return true;
            }
        }

        meaning = default;
        return false;
    }

    /// <summary>A sign right here, spaces before it only where <paramref name="spaced"/>.</summary>
    public bool TrySign(string signs, bool spaced = false)
    {
        var at = Position;
        while (spaced && at < _text.Length && char.IsWhiteSpace(_text[at]))
        {
            at++;
        }

        if (at >= _text.Length || !signs.Contains(_text[at], StringComparison.Ordinal))
        {
            return false;
        }

        Position = at + 1;
        return true;
    }

    /// <param name="adjacent">Only right here, as the minutes stand behind the colon.</param>
    public bool TryNumber(out int number, bool adjacent = false, int mostDigits = 4)
    {
        var start = Position;
        if (!adjacent)
        {
            SkipGaps();
        }

        var digits = Position;
        while (Position < _text.Length && char.IsAsciiDigit(_text[Position]))
        {
            Position++;
        }

        if (Position - digits is > 0 and var count && count <= mostDigits)
        {
            number = int.Parse(_text.AsSpan(digits, count), NumberStyles.None, CultureInfo.InvariantCulture);
            return true;
        }

        (Position, number) = (start, 0);
        return false;
    }

    /// <summary>A number with or without a fraction: 1.5 or 1,5.</summary>
    public bool TryDecimal(out decimal number)
    {
        if (!TryNumber(out var whole))
        {
            number = 0;
            return false;
        }

        var end = Position;
        if (TrySign(".,") && TryNumber(out var fraction, adjacent: true, mostDigits: 2))
        {
            number = whole + (fraction / (Position - end == 2 ? 10m : 100m));
            return true;
        }

        (Position, number) = (end, whole);
        return true;
    }

    /// <summary>The next word, whatever it is; of a script without spaces one sign of it.</summary>
    public string Take(out bool joins)
    {
        joins = Position > 0 && Position < _text.Length && IsWithoutSpaces(_text[Position]);
        SkipGaps();
        var start = Position++;
        while (Position < _text.Length && !IsWithoutSpaces(_text[start]) && !IsGap(_text[Position]) && !IsWithoutSpaces(_text[Position]))
        {
            Position++;
        }

        return _text[start..Position];
    }

    private bool Matches(string word)
    {
        if (word.Length == 0 || string.Compare(_text, Position, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return false;
        }

        var end = Position + word.Length;
        return end >= _text.Length || IsWithoutSpaces(word[^1]) || !char.IsLetter(_text[end]) || !char.IsLetterOrDigit(word[^1]) || IsWithoutSpaces(_text[end]);
    }

    private void SkipGaps()
    {
        while (Position < _text.Length && IsGap(_text[Position]))
        {
            Position++;
        }
    }

    private static bool IsGap(char sign) => char.IsWhiteSpace(sign) || ",;.!?()、。،؛؟\"".Contains(sign, StringComparison.Ordinal);

    /// <summary>Kana and Han: words stand side by side.</summary>
    private static bool IsWithoutSpaces(char sign) => sign is >= '\u3005' and <= '\u9FFF';

    /// <summary>Full-width letters and the digits of other scripts become plain ones, half characters a sign that means nothing.</summary>
    private static string Normalize(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKC))
        {
            plain.Append(char.IsDigit(sign) ? (char)('0' + (int)char.GetNumericValue(sign)) : sign);
        }

        return plain.ToString();
    }
}
