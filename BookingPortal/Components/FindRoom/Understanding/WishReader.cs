using NodaTime;

namespace BookingPortal.Components.FindRoom.Understanding;

/// <summary>
/// Understands one line about a room: "tomorrow 14:00 6 people projector 45 min building B". Pure, and without guessing
/// in silence: a word that means nothing here is handed back. The later of two words about the same wish counts.
/// </summary>
public sealed class WishReader
{
    private const int LongestSentence = 300;

    private const int MostPeople = 1000;

    private static readonly Duration Usual = Duration.FromHours(1);

    private readonly Scanner _scanner;
    private readonly Vocabulary _words;
    private readonly KnownNames _names;
    private readonly LocalDateTime _now;
    private readonly List<string> _features = [];
    private readonly List<string> _unknown = [];
    private bool _unknownGoesOn;
    private int? _people;
    private Duration? _length;
    private LocalDate? _date;
    private LocalTime? _start;
    private LocalTime? _from;
    private LocalTime? _until;
    private (LocalTime From, LocalTime Until)? _range;
    private (LocalTime From, LocalTime Until)? _part;
    private string? _place;
    private string? _building;
    private string? _text;

    private WishReader(string sentence, Vocabulary words, KnownNames names, LocalDateTime now) =>
        (_scanner, _words, _names, _now) = (new Scanner(sentence.Length > LongestSentence ? sentence[..LongestSentence] : sentence), words, names, now);

    /// <param name="now">The wall clock of the place that "today" and "now" are meant for.</param>
    public static UnderstoodWish Read(string sentence, Vocabulary words, KnownNames names, LocalDateTime now) =>
        new WishReader(sentence, words, names, now).Read();

    private UnderstoodWish Read()
    {
        while (!_scanner.IsAtEnd)
        {
            if (TryWhen() || TryHowMany() || TryPartOfDay() || TryName() || _scanner.TryWord(_words[WishWord.Filler]))
            {
                _unknownGoesOn = false;
                continue;
            }

            var word = _scanner.Take(out var joins);
            if (_unknownGoesOn)
            {
                _unknown[^1] += joins ? word : $" {word}";
            }
            else
            {
                _unknown.Add(word);
            }

            _unknownGoesOn = true;
        }

        return Conclude();
    }

    private bool TryWhen()
    {
        var at = _scanner.Position;
        if (_scanner.TryWord(_words[WishWord.Now]))
        {
            Begin(_now.PlusMinutes(-(_now.Minute % 15)));
            return true;
        }

        if (_scanner.TryWord(_words[WishWord.In]) && LengthReader.TryRead(_scanner, _words, out var wait))
        {
            var then = _now.PlusMinutes((long)wait.TotalMinutes);
            Begin(then.PlusMinutes((15 - (then.Minute % 15)) % 15));
            return true;
        }

        _scanner.Position = at;
        var isAt = _scanner.TryWord(_words[WishWord.At]);
        if (TimeReader.TryRange(_scanner, _words, out var from, out var until))
        {
            _range = (from, until);
            return true;
        }

        if (isAt && TimeReader.TryRead(_scanner, _words, out var start))
        {
            _start = start.ByDay;
            return true;
        }

        _scanner.Position = at;
        if (_scanner.TryWord(_words[WishWord.From]) && !IsLength() && TimeReader.TryRead(_scanner, _words, out var earliest))
        {
            _from = earliest.ByDay;
            return true;
        }

        _scanner.Position = at;
        if (_scanner.TryWord(_words[WishWord.Until]) && !IsLength() && TimeReader.TryRead(_scanner, _words, out var latest))
        {
            _until = latest.ByDay;
            return true;
        }

        _scanner.Position = at;
        return false;
    }

    private bool TryHowMany()
    {
        var at = _scanner.Position;
        var isFor = _scanner.TryWord(_words[WishWord.For]);
        if (LengthReader.TryRead(_scanner, _words, out var length))
        {
            _length = length;
            return true;
        }

        var number = _scanner.Position;
        if (TryPeople(isFor))
        {
            return true;
        }

        _scanner.Position = number;
        if (TimeReader.TryRead(_scanner, _words, out var time) && !time.IsPlain)
        {
            _start = time.ByDay;
            return true;
        }

        _scanner.Position = number;
        if (DateReader.TryRead(_scanner, _words, _now.Date, out var date))
        {
            _date = date;
            return true;
        }

        _scanner.Position = isFor ? number : at;
        return isFor;
    }

    /// <summary>"6 people", "6-8 people" (the more), and "for 6" where nothing else is counted.</summary>
    private bool TryPeople(bool isFor)
    {
        if (!_scanner.TryNumber(out var people))
        {
            return false;
        }

        var end = _scanner.Position;
        if (_scanner.TrySign("-–", spaced: true) && _scanner.TryNumber(out var more) && _scanner.TryWord(_words[WishWord.People]))
        {
            return Seat(more);
        }

        _scanner.Position = end;
        if (_scanner.TryWord(_words[WishWord.People]))
        {
            return Seat(people);
        }

        if (!isFor || _scanner.TrySign(":./-") || TimeFollows(end))
        {
            return false;
        }

        _scanner.Position = end;
        return Seat(people);

        bool Seat(int count)
        {
            _people = count is >= 1 and <= MostPeople ? count : _people;
            return count is >= 1 and <= MostPeople;
        }
    }

    private bool TimeFollows(int end)
    {
        _scanner.Position = end;
        return _scanner.TryWord(_words[WishWord.OClock]) || _scanner.TryWord(_words[WishWord.Pm]) || _scanner.TryWord(_words[WishWord.Am])
            || _scanner.TryWord(_words[WishWord.MonthMark]) || _scanner.TryWord(_words.Months, out _);
    }

    private bool TryPartOfDay()
    {
        (WishWord Word, int From, int Until)[] parts = [(WishWord.Morning, 8, 12), (WishWord.Afternoon, 12, 18), (WishWord.Evening, 17, 21)];
        foreach (var (word, from, until) in parts)
        {
            if (_scanner.TryWord(_words[word]))
            {
                _part = (new LocalTime(from, 0), new LocalTime(until, 0));
                return true;
            }
        }

        return false;
    }

    private bool TryName()
    {
        if (NameReader.TryFeature(_scanner, _words, _names, out var feature))
        {
            _features.AddRange(_features.Contains(feature) ? [] : [feature]);
            return true;
        }

        if (NameReader.TryBuilding(_scanner, _words, _names, out var building))
        {
            _building = building;
            return true;
        }

        if (_scanner.TryWord(_names.Places, out var place))
        {
            _place = place;
            return true;
        }

        if (_scanner.TryWord(_names.Rooms, out var room))
        {
            _text = room;
            return true;
        }

        return false;
    }

    private bool IsLength()
    {
        var at = _scanner.Position;
        var isLength = LengthReader.TryRead(_scanner, _words, out _);
        _scanner.Position = at;
        return isLength;
    }

    private void Begin(LocalDateTime at) => (_date, _start) = (at.Date, at.TimeOfDay);

    private UnderstoodWish Conclude()
    {
        var (from, until, length) = (_from ?? _part?.From, _until ?? _part?.Until, _length);
        if (_range is { } range)
        {
            (from, until) = range;
            length ??= Period.Between(from.Value, until.Value).ToDuration();
        }
        else if (_start is { } start)
        {
            length ??= _until is { } end && end > start ? Period.Between(start, end).ToDuration() : Usual;
            var minutes = (start.Hour * 60) + start.Minute + (long)length.Value.TotalMinutes;
            (from, until) = (start, minutes < 24 * 60 ? start.PlusMinutes((long)length.Value.TotalMinutes) : null);
        }

        return new UnderstoodWish
        {
            People = _people,
            Length = length is { } given ? Duration.FromMinutes(Math.Ceiling(given.TotalMinutes / 15) * 15) : null,
            // A time without a day is the next time that the clock shows it.
            Date = _date ?? (from is null && until is null ? null : (until ?? from) > _now.TimeOfDay ? _now.Date : _now.Date.PlusDays(1)),
            From = from,
            Until = until > from || from is null ? until : null,
            Features = _features,
            Place = _place,
            Building = _building,
            Text = _text,
            NotUnderstood = _unknown,
        };
    }
}
