using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace BookingPortal.Accounts.SecondFactors;

/// <summary>Time-based one-time passwords as authenticator apps make them: six digits, thirty seconds, HMAC-SHA-1. Source: RFC 6238.</summary>
public static class Totp
{
    /// <summary>How many codes before and after the present one are taken: clocks differ.</summary>
    public const int Tolerance = 1;

    public const int Digits = 6;

    public const int Seconds = 30;

    private const int KeyBytes = 20;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] MakeKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>The number of the thirty seconds in which an instant lies.</summary>
    public static long StepOf(Instant instant) => instant.ToUnixTimeSeconds() / Seconds;

    public static string CodeOf(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];

        // RFC 6238 names it, and authenticator apps know no other.
#pragma warning disable CA5350
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step of a code that is good at an instant; null where it is good at none nearby.</summary>
    public static long? Find(byte[] key, string code, Instant now)
    {
        long? found = null;
        for (var step = StepOf(now) - Tolerance; step <= StepOf(now) + Tolerance; step++)
        {
            // All of them are compared: the time of the answer tells nothing.
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeOf(key, step)), Encoding.UTF8.GetBytes(code)))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The key as people type it: base 32 in groups of four.</summary>
    public static string Say(ReadOnlySpan<byte> key) => string.Join(' ', ToBase32(key).Chunk(4).Select(group => new string(group)));

    /// <summary>What the picture holds that an authenticator app reads.</summary>
    public static string AddressOf(ReadOnlySpan<byte> key, string issuer, string email) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(email)}?secret={ToBase32(key)}&issuer={Uri.EscapeDataString(issuer)}&digits={Digits}&period={Seconds}";

    private static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var one in bytes)
        {
            (bits, count) = ((bits << 8) | one, count + 8);
            for (; count >= 5; count -= 5)
            {
                text.Append(Alphabet[(bits >> (count - 5)) & 31]);
            }
        }

        return text.ToString();
    }
}
