using System.Net;
using BookingPortal.Accounts;
using BookingPortal.Accounts.People;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static BookingPortal.Tests.Accounts.People.PeopleScene;

namespace BookingPortal.Tests.Accounts.People;

/// <summary>One-time links, from the address to the sign-in.</summary>
public sealed class AccountLinkTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Password = "the quiet lake lies";

    [Fact]
    public async Task Invitation_OpenedAndUsed_LetsThePersonSignInAndIsVoidThen()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, email, token) = await InviteAsync("Ivy Invited");
        var browser = host.Browse();

        var opened = await browser.GetAsync($"{AccountPaths.Link}/{token}");
        Assert.Equal(AccountPaths.ChoosePassword, opened.Headers.Location!.OriginalString);
        Assert.Contains("Welcome, Ivy Invited", await TextAsync(browser.GetAsync(AccountPaths.ChoosePassword)), StringComparison.Ordinal);
        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM account_links WHERE user_id = $1", id));

        var chosen = await ChooseAsync(browser, Password, Password);
        Assert.StartsWith("/account/sign-in", chosen.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("/", (await browser.SignInAsync(email, Password)).Headers.Location!.AbsolutePath);
        Assert.Equal(1L, await portal.SqlAsync(
            "SELECT count(*) FROM admin_audit_log WHERE subject_id = $1 AND action = 'password_chosen' AND changed_by = $2", $"{id}", id));

        var again = host.Browse();
        await again.GetAsync($"{AccountPaths.Link}/{token}");
        Assert.Contains("This link opens nothing any more", await TextAsync(again.GetAsync(AccountPaths.ChoosePassword)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task T18_S26_TheSecret_LeavesTheAddressAndIsNotInTheDatabase()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, _, token) = await InviteAsync("Secret");
        var browser = host.Browse();

        var opened = await browser.GetAsync($"{AccountPaths.Link}/{token}");

        Assert.DoesNotContain(token, opened.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("httponly", Assert.Single(opened.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(token, await TextAsync(browser.GetAsync(AccountPaths.ChoosePassword)), StringComparison.Ordinal);
        Assert.Equal(0L, await portal.SqlAsync(
            "SELECT count(*) FROM account_links l, admin_audit_log a WHERE l::text || a::text LIKE '%' || $1 || '%' AND l.user_id = $2", token, id));
        Assert.Equal(43, token.Length);
    }

    [Theory]
    [InlineData("too short", "Use at least 12 characters.")]
    [InlineData("password1234", "This password is one of those that are tried first.")]
    public async Task Choose_APasswordThatIsRefused_SaysWhyAndKeepsTheLink(string password, string why)
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (_, email, token) = await InviteAsync("Weak");
        var browser = host.Browse();
        await browser.GetAsync($"{AccountPaths.Link}/{token}");

        Assert.Contains(why, await TextAsync(ChooseAsync(browser, password, password)), StringComparison.Ordinal);
        Assert.Contains("The two passwords differ.", await TextAsync(ChooseAsync(browser, Password, Password + "!")), StringComparison.Ordinal);
        await ChooseAsync(browser, Password, Password);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(email, Password)).StatusCode);
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("replaced")]
    [InlineData("too old")]
    [InlineData("locked")]
    [InlineData("another address")]
    public async Task Choose_ALinkThatIsVoid_SetsNothing(string why)
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var admin = await portal.AdminAsync();
        var (id, email, token) = await InviteAsync("Void");
        var browser = host.Browse();
        await browser.GetAsync($"{AccountPaths.Link}/{token}");
        var form = await TextAsync(browser.GetAsync(AccountPaths.ChoosePassword));
        Assert.Contains("Welcome", form, StringComparison.Ordinal);
        var fields = (await portal.SheetAsync(admin, id)).Fields;
        Task spoiling = why switch
        {
            "revoked" => portal.SaveAsync(admin, new PersonChange.RevokeLink(id)),
            "replaced" => portal.SaveAsync(admin, new PersonChange.MakeLink(id)),
            "locked" => portal.SaveAsync(admin, new PersonChange.Lock(id)),
            "another address" => portal.SaveAsync(admin, new PersonChange.Edit(id, fields, fields with { Email = $"new-{email}" })),
            _ => portal.SqlAsync("UPDATE account_links SET expires_at = now() - interval '1 second' WHERE user_id = $1", id),
        };
        await spoiling;

        var late = browser.SendAsync(form, AccountPaths.ChoosePassword, Fields(Password, Password));

        Assert.Contains("This link opens nothing any more", await TextAsync(late), StringComparison.Ordinal);
        Assert.Null(await portal.SqlAsync("SELECT password_hash FROM users WHERE id = $1", id));
    }

    [Fact]
    public async Task Choose_TheSameLinkTwentyTimesAtOnce_WorksOnce()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (_, _, token) = await InviteAsync("Racer");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            await using var scope = portal.SignOut();
            return await scope.ServiceProvider.GetRequiredService<AccountLinkService>().ChooseAsync(token, Password);
        }));

        Assert.Single(outcomes.OfType<ChoosePasswordOutcome.Chosen>());
    }

    [Fact]
    public async Task Reset_OfAnOpenSignIn_EndsIt_AndLastsAnHour()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, email, invitation) = await InviteAsync("Reset");
        var browser = host.Browse();
        await browser.GetAsync($"{AccountPaths.Link}/{invitation}");
        await ChooseAsync(browser, Password, Password);
        var stamp = await portal.StampAsync(id);

        var made = Assert.IsType<PersonOutcome.LinkMade>(await portal.SaveAsync(await portal.AdminAsync(), new PersonChange.MakeLink(id)));
        Assert.Equal(LinkPurpose.PasswordReset, made.Purpose);
        Assert.InRange((double)(await portal.SqlAsync("SELECT extract(epoch FROM expires_at - now())::float8 FROM account_links WHERE user_id = $1", id))!, 3500, 3601);
        await browser.GetAsync($"{AccountPaths.Link}/{made.Token}");
        await ChooseAsync(browser, "another quiet lake", "another quiet lake");

        Assert.NotEqual(stamp, await portal.StampAsync(id));
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(email, Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(email, "another quiet lake")).StatusCode);
    }

    [Fact]
    public async Task MakeLink_ForSomebodyLocked_IsRefused()
    {
        var admin = await portal.AdminAsync();
        var (id, _, _) = await InviteAsync("Locked");
        await portal.SaveAsync(admin, new PersonChange.Lock(id));

        Assert.IsType<PersonOutcome.IsLocked>(await portal.SaveAsync(admin, new PersonChange.MakeLink(id)));
        Assert.Equal(0L, await portal.SqlAsync("SELECT count(*) FROM account_links WHERE user_id = $1", id));
    }

    private async Task<(int Id, string Email, string Token)> InviteAsync(string name)
    {
        var admin = await portal.AdminAsync();
        var fields = Somebody(name);
        var id = await portal.MustAddAsync(admin, fields);
        var made = Assert.IsType<PersonOutcome.LinkMade>(await portal.SaveAsync(admin, new PersonChange.MakeLink(id)));
        Assert.Equal(LinkPurpose.Invitation, made.Purpose);
        return (id, fields.Email, made.Token);
    }

    private static Task<HttpResponseMessage> ChooseAsync(AccountsHost.Browser browser, string password, string again) =>
        browser.SubmitAsync(AccountPaths.ChoosePassword, Fields(password, again));

    private static Dictionary<string, string> Fields(string password, string again) =>
        new() { ["_handler"] = "choose-password", ["Password"] = password, ["Again"] = again };

    private static async Task<string> TextAsync(Task<HttpResponseMessage> answer) => WebUtility.HtmlDecode(await (await answer).Content.ReadAsStringAsync());
}
