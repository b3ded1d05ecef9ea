using BookingPortal.Accounts;

namespace BookingPortal.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData(11, RoleNames.Employee, false)]
    [InlineData(12, RoleNames.Employee, true)]
    [InlineData(14, RoleNames.Staff, false)]
    [InlineData(15, RoleNames.Staff, true)]
    [InlineData(14, RoleNames.Admin, false)]
    [InlineData(128, RoleNames.Admin, true)]
    [InlineData(129, RoleNames.Employee, false)]
    public void Judge_Length_IsAllItAsks(int length, string role, bool accepted) =>
        Assert.Equal(accepted, PasswordRules.Judge("the quiet lake lies behind seven hills and a mill ".PadRight(200, 'x')[..length], role).Count == 0);

    [Theory]
    [InlineData("password1234")]
    [InlineData("PassWord2024!")]
    [InlineData("p@$$w0rd1234")]
    [InlineData("qwertyuiop[]", false)]
    [InlineData("qwertyuiopas")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("123456789012")]
    [InlineData("welcomewelcome1")]
    [InlineData("bookingportal123")]
    [InlineData("the quiet lake lies", false)]
    [InlineData(DemoMode.Password, false)]
    public void Judge_OneThatIsTriedFirst_IsRefused(string password, bool common = true) =>
        Assert.Equal(common, PasswordRules.Judge(password, RoleNames.Employee).Contains(PasswordFault.TooCommon));

    [Fact]
    public void CommonPasswords_AreThreeThousandAndMore() => Assert.InRange(CommonPasswords.Count, 3000, 100_000);

    [Fact]
    public void DemoPassword_IsGoodEnoughForAnAdmin() => Assert.Empty(PasswordRules.Judge(DemoMode.Password, RoleNames.Admin));
}
