using System.Security.Cryptography;
using System.Text;

namespace BookingPortal.Accounts.SecondFactors;

/// <summary>
/// Codes for the day on which the phone is lost: ten characters without those that look alike, kept as a hash that is as
/// slow as that of a password. Source: ASVS 6.5.2.
/// </summary>
internal static class RecoveryCode
{
    /// <summary>How many are given out at once.</summary>
    internal const int Count = 10;

    internal const int SaltBytes = 16;

    private const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private const int Length = 10;

    private const int HashBytes = 32;

    /// <summary>For example <c>7KQ2M-XW4TD</c>.</summary>
    internal static string Make() => RandomNumberGenerator.GetString(Alphabet, Length).Insert(Length / 2, "-");

    /// <returns>Null where the text cannot be one.</returns>
    internal static byte[]? HashOf(string code, byte[] salt)
    {
        var plain = new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        return plain.Length == Length
            ? Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(plain), salt, AccountsRegistration.PasswordIterations, HashAlgorithmName.SHA512, HashBytes)
            : null;
    }
}
