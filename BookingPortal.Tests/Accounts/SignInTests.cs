using System.Net;
using BookingPortal.Accounts;
using BookingPortal.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace BookingPortal.Tests.Accounts;

public sealed class SignInTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Password = "the quiet lake lies";

    [Fact]
    public async Task SignIn_RightPassword_LeadsWhereThePersonWantedToGo()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var id = await host.AddAsync(new NewPerson("ada@test.example", "Ada Example", RoleNames.Employee) { Password = Password });
        var browser = host.Browse();

        var asked = await browser.GetAsync("/who");
        var page = asked.Headers.Location!.PathAndQuery;
        var answer = await browser.SignInAsync(" ADA@test.example ", Password, page);

        Assert.Equal("/account/sign-in?returnUrl=%2Fwho", page);
        Assert.Equal("/who", answer.Headers.Location!.AbsolutePath);
        Assert.Equal($"Ada Example {id} TestBrowser/1", await (await browser.GetAsync("/who")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task S17_SignIn_HostileReturnAddress_LeadsToTheFirstPage()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        await host.AddAsync(new NewPerson("bea@test.example", "Bea Example", RoleNames.Employee) { Password = Password });

        var answer = await host.Browse().SignInAsync("bea@test.example", Password, "/account/sign-in?returnUrl=%2F%2Fevil.example");

        Assert.Equal("https://localhost/", answer.Headers.Location!.AbsoluteUri);
    }

    [Fact]
    public async Task SignIn_WrongEmailOrWrongPassword_SaysTheSame()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        await host.AddAsync(new NewPerson("cyd@test.example", "Cyd Example", RoleNames.Employee) { Password = Password });
        await host.AddAsync(new NewPerson("nopassword@test.example", "Nobody Yet", RoleNames.Employee));

        foreach (var (email, password) in new[]
        {
            ("cyd@test.example", "another long password"), ("stranger@test.example", Password), ("nopassword@test.example", Password),
            ("cyd@test.example", new string('x', 5000)), (new string('x', 5000), Password),
        })
        {
            var answer = await host.Browse().SignInAsync(email, password);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("The email address and the password do not belong together.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task S10_SignIn_FiveWrongTries_LockTheRightPasswordToo()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        await host.AddAsync(new NewPerson("dan@test.example", "Dan Example", RoleNames.Employee) { Password = Password });
        var browser = host.Browse();
        for (var wrong = 0; wrong < 5; wrong++)
        {
            await browser.SignInAsync("dan@test.example", "another long password");
        }

        var answer = await browser.SignInAsync("dan@test.example", Password);

        Assert.Contains("Too many wrong tries.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.InRange(
            (double)(await portal.SqlAsync("SELECT extract(epoch FROM lockout_end - now())::float8 FROM users WHERE email = 'dan@test.example'"))!, 240, 301);
    }

    [Fact]
    public async Task S3_LockedByAnAdmin_TheOpenSignInEndsAndNoNewOneBegins()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        await host.AddAsync(new NewPerson("eve@test.example", "Eve Example", RoleNames.Employee) { Password = Password });
        await portal.SqlAsync("UPDATE users SET locked_at = now() WHERE email = 'eve@test.example'");
        var browser = host.Browse();

        var answer = await browser.SignInAsync("eve@test.example", Password);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/who")).StatusCode);
    }

    [Fact]
    public async Task SignIn_HashedWithFewerRounds_IsHashedAnew()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var old = new Microsoft.AspNetCore.Identity.PasswordHasher<PortalUser>();
        await host.AddAsync(new NewPerson("fay@test.example", "Fay Example", RoleNames.Employee) { Password = Password });
        await portal.SqlAsync("UPDATE users SET password_hash = $1 WHERE email = 'fay@test.example'", old.HashPassword(null!, Password));

        await host.Browse().SignInAsync("fay@test.example", Password);

        var hash = Convert.FromBase64String((string)(await portal.SqlAsync("SELECT password_hash FROM users WHERE email = 'fay@test.example'"))!);
        Assert.Equal(210_000, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)));
    }

    [Fact]
    public async Task S16_SignOut_ByGetOrForgedForm_SignsNobodyOut()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        await host.AddAsync(new NewPerson("gus@test.example", "Gus Example", RoleNames.Employee) { Password = Password });
        var browser = host.Browse();
        await browser.SignInAsync("gus@test.example", Password);

        await browser.GetAsync(AccountPaths.SignOut);
        var forged = await browser.PostAsync(AccountPaths.SignOut, []);
        Assert.Equal(AccountPaths.ConfirmSignOut, forged.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/who")).StatusCode);

        var meant = await browser.SubmitAsync(AccountPaths.ConfirmSignOut, [], AccountPaths.SignOut);
        Assert.Equal(AccountPaths.SignedOut, meant.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/who")).StatusCode);
    }

    [Fact]
    public async Task S8_NotSignedIn_NoCircuitAndNoScriptOnThePage()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var browser = host.Browse();

        var page = await (await browser.GetAsync(AccountPaths.SignIn)).Content.ReadAsStringAsync();
        var hub = await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", []);

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, hub.StatusCode);
    }

    [Fact]
    public async Task Cookies_InProduction_BelongToThisHostOverHttpsOnly()
    {
        await using var host = await AccountsHost.StartAsync(portal, "Production");
        await host.AddAsync(new NewPerson("hal@test.example", "Hal Example", RoleNames.Employee) { Password = Password });

        var answer = await host.Browse().SignInAsync("hal@test.example", Password);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("__Host-BookingPortal=", StringComparison.Ordinal));
        Assert.Contains("path=/; secure; samesite=lax; httponly", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S29_Restart_SignsNobodyOut()
    {
        var browser = await SignedInOnANodeThatEndsAsync();

        await using var second = await AccountsHost.StartAsync(portal);
        var later = second.Browse();
        later.Cookies.Add(browser.Cookies.GetAllCookies());

        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync("/who")).StatusCode);
    }

    private async Task<AccountsHost.Browser> SignedInOnANodeThatEndsAsync()
    {
        await using var first = await AccountsHost.StartAsync(portal);
        await first.AddAsync(new NewPerson("ida@test.example", "Ida Example", RoleNames.Employee) { Password = Password });
        var browser = first.Browse();
        await browser.SignInAsync("ida@test.example", Password);
        return browser;
    }
}
