using System.Buffers.Text;
using System.Security.Cryptography;

namespace BookingPortal.Accounts.People;

/// <summary>The secret in a one-time link: 256 random bits, of which the database knows the hash (S26).</summary>
internal static class LinkToken
{
    private const int Bytes = 32;

    private static readonly int Length = Base64Url.GetEncodedLength(Bytes);

    internal static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>Null where the text cannot be one.</returns>
    internal static byte[]? HashOf(string? token) =>
        token?.Length == Length && Base64Url.IsValid(token) ? SHA256.HashData(Base64Url.DecodeFromChars(token)) : null;
}
