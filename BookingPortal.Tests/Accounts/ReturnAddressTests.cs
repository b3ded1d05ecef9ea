using BookingPortal.Accounts;

namespace BookingPortal.Tests.Accounts;

public sealed class ReturnAddressTests
{
    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%2Fevil.example")]
    [InlineData("/%252Fevil.example")]
    [InlineData("/%5Cevil.example")]
    [InlineData("/\tevil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("/day\r\nSet-Cookie: a=b")]
    [InlineData("/%0d%0aSet-Cookie: a=b")]
    [InlineData("/@evil.example")]
    [InlineData("/\uFF0Fevil.example")]
    [InlineData("/%EF%BC%8Fevil.example")]
    [InlineData("/\u2044evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("evil.example")]
    [InlineData("~/day")]
    [InlineData("/a/..//evil.example")]
    [InlineData("/account/sign-in")]
    [InlineData("")]
    [InlineData(null)]
    public void S17_From_HostileOrUseless_IsTheFirstPage(string? asked) => Assert.Equal("/", ReturnAddress.From(asked));

    [Theory]
    [InlineData("/")]
    [InlineData("/my-bookings")]
    [InlineData("/?day=2026-11-23&places=Berlin&at=09:00")]
    [InlineData("/rooms/M%C3%BCnchen%20West")]
    [InlineData("/rooms/7?back=//evil.example")]
    public void S17_From_AnAddressOfThisPortal_IsKept(string asked) => Assert.Equal(asked, ReturnAddress.From(asked));
}
