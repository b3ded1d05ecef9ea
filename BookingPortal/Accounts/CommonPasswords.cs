using System.Collections.Frozen;

namespace BookingPortal.Accounts;

/// <summary>
/// The passwords that people choose and attackers try first, as far as they are long enough to be allowed at all:
/// made from the words, years, endings and keyboard walks that such passwords are made of.
/// </summary>
public static class CommonPasswords
{
    private const int FirstYear = 1985;
    private const int LastYear = 2030;

    private static readonly string[] Words =
    [
        "password", "passwort", "welcome", "willkommen", "bienvenue", "letmein", "qwerty", "qwertz", "azerty", "qwertyuiop", "administrator", "admin",
        "iloveyou", "sunshine", "princess", "football", "baseball", "basketball", "superman", "batman", "starwars", "dragon", "monkey", "shadow", "master",
        "michael", "jennifer", "charlie", "liverpool", "arsenal", "chelsea", "barcelona", "whatever", "trustno", "computer", "internet", "changeme",
        "changeit", "secret", "default", "testing", "testtest", "january", "february", "march", "april", "august", "september", "october", "november",
        "december", "monday", "friday", "summer", "winter", "spring", "autumn", "london", "berlin", "newyork", "company", "business", "office", "calendar",
        "booking", "bookingportal", "meetingroom", "meeting", "employee", "manager", "portal", "guest", "login", "access", "hello", "helloworld", "freedom",
        "pokemon", "chocolate", "butterfly", "samsung", "google", "microsoft", "windows", "mustang", "ferrari", "mercedes", "diamond", "forever", "family",
    ];

    private static readonly string[] Endings =
    [
        "", "1", "12", "123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "1234567890", "321", "4321", "54321", "654321", "000", "007",
        "111", "1111", "111111", "666", "777", "99", "999", "69", "abc", "abc123", "qwerty", "xyz", "!", "!!", "!!!", "1!", "12!", "123!", "1234!",
        "12345!", "123456!", "@123", "@1234", "@12345", "#123", "#1234", "_123", "_1234", "-123", "-1234", ".123", ".1234", "?", ".", "1.", "123.", "$", "123$",
    ];

    private static readonly string[] Walks =
    [
        "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik", "1q2w3e4r5t6y7u8i9o0p",
        "q1w2e3r4t5y6u7i8o9p0", "qazwsxedcrfvtgbyhnujmikolp", "zaq1xsw2cde3vfr4bgt5nhy6mju7", "abcdefghijklmnopqrstuvwxyz", "12345678901234567890",
        "09876543210987654321", "asdfghjklqwertyuiopzxcvbnm", "zxcvbnmasdfghjklqwertyuiop", "147258369147258369", "1a2b3c4d5e6f7g8h9i", "a1b2c3d4e5f6g7h8i9",
    ];

    private static readonly string[] WalkEndings = ["", "!", "1", "123"];

    private static readonly FrozenSet<string> All = Make().Where(password => password.Length is >= PasswordRules.Shortest and <= PasswordRules.Longest)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static int Count => All.Count;

    /// <summary>Whether somebody would try this one early; upper case helps nobody.</summary>
    public static bool Contains(string password) => All.Contains(password);

    private static IEnumerable<string> Make() => Phrases().Concat(Phrases().Select(Leet)).Concat(WalksOfEachLength()).Concat(Repeated());

    private static IEnumerable<string> Phrases()
    {
        var years = Enumerable.Range(FirstYear, LastYear - FirstYear + 1).SelectMany(year => new[] { $"{year}", $"{year}!", $"@{year}", $"-{year}" }).ToList();
        foreach (var word in Words)
        {
            foreach (var ending in Endings)
            {
                yield return word + ending;
                yield return word + word + ending;
            }

            foreach (var year in years)
            {
                yield return word + year;
            }

            foreach (var other in Words)
            {
                yield return word + other;
            }
        }
    }

    private static IEnumerable<string> WalksOfEachLength() =>
        from walk in Walks
        from start in Enumerable.Range(0, walk.Length)
        from length in Enumerable.Range(PasswordRules.Shortest, walk.Length)
        where start + length <= walk.Length
        from ending in WalkEndings
        select string.Concat(walk.AsSpan(start, length), ending);

    /// <summary>One, two, three, four or six characters over and over.</summary>
    private static IEnumerable<string> Repeated()
    {
        string[] patterns = [.. "abcdefghijklmnopqrstuvwxyz0123456789.*!-".Select(c => c.ToString()), "ab", "12", "10", "ha", "xo", "69", "abc", "123", "321", "007",
            "1234", "4321", "abcd", "asdf", "qwer", "test", "love", "pass", "1q2w", "123456", "654321", "abc123", "qwerty", "123abc"];
        return from pattern in patterns
               from length in Enumerable.Range(PasswordRules.Shortest, 13)
               select string.Concat(Enumerable.Repeat(pattern, length))[..length];
    }

    /// <summary>The digits and signs that stand in for letters; the digits of an ending stay as they are.</summary>
    private static string Leet(string phrase) => phrase
        .Replace('a', '@').Replace('e', '3').Replace('i', '1').Replace('o', '0').Replace('s', '$');
}
