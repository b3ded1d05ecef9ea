using System.Text;
using BookingPortal.Accounts.SecondFactors;
using NodaTime;

namespace BookingPortal.Tests.Accounts.SecondFactors;

public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>The last six digits of the examples of RFC 6238, appendix B.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void CodeOf_TheExamplesOfTheStandard_AreTheirs(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeOf(Key, Totp.StepOf(Instant.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void S11_Find_ACodeOfAnotherStep_IsTakenWhereItIsOneOff(int off, bool isTaken)
    {
        var now = Instant.FromUnixTimeSeconds(1234567890);
        var step = Totp.StepOf(now) + off;

        Assert.Equal(isTaken ? step : null, Totp.Find(Key, Totp.CodeOf(Key, step), now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00592")]
    [InlineData("0059244")]
    [InlineData("abcdef")]
    [InlineData("٠٠٥٩٢٤")]
    public void Find_WhatIsNoCode_IsNone(string code) => Assert.Null(Totp.Find(Key, code, Instant.FromUnixTimeSeconds(1234567890)));

    [Fact]
    public void Address_OfAKey_IsWhatAppsRead()
    {
        Assert.Equal(
            "otpauth://totp/BookingPortal:a%2Bb%40test.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=BookingPortal&digits=6&period=30",
            Totp.AddressOf(Key, "BookingPortal", "a+b@test.example"));
        Assert.Equal("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", Totp.Say(Key));
    }
}
