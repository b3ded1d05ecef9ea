using System.Security.Cryptography;
using System.Text;
using BookingPortal.Accounts;

namespace BookingPortal.Operations;

/// <summary>Where the password of a new person comes from: never from the arguments, which every user of the machine can read.</summary>
internal static class PasswordPrompt
{
    /// <summary>Without letters and digits that look alike: somebody may have to copy it from paper.</summary>
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    private const int Groups = 4;
    private const int LettersOfAGroup = 5;

    /// <summary>One line of the standard input.</summary>
    public static async Task<string> ReadLineAsync() => await Console.In.ReadLineAsync() ?? "";

    /// <summary>Asked at a terminal, unseen; an empty answer, or no terminal, means that one is to be made.</summary>
    public static string? Ask()
    {
        if (Console.IsInputRedirected)
        {
            return null;
        }

        Console.Error.Write($"Password, at least {PasswordRules.ShortestOfStaff} characters (Enter: make one): ");
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
            {
                typed.Length--;
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.Length > 0 ? typed.ToString() : null;
    }

    /// <summary>100 random bits.</summary>
    public static string Make() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, LettersOfAGroup)));
}
