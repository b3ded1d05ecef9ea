using BookingPortal.Accounts;
using BookingPortal.Accounts.Profile;
using BookingPortal.Tests.Accounts.People;
using BookingPortal.Tests.Accounts.SecondFactors;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static BookingPortal.Tests.Accounts.SecondFactors.SecondFactorScene;

namespace BookingPortal.Tests.Accounts.Profile;

/// <summary>What people change of their own account, by the pages of the profile.</summary>
public sealed class ProfileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Better = "a better lake lies";

    [Fact]
    public async Task Save_NameLanguageAndZone_CountAtOnceAndStandInTheLog()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, _, browser) = await host.SignedInAsync();

        var saved = await browser.SubmitAsync(AccountPaths.Profile, Fields("Tess Renamed", "de-DE", "Asia/Tokyo"));

        Assert.Equal("/account/profile?done=saved", saved.Headers.Location!.PathAndQuery);
        Assert.StartsWith("Tess Renamed", await browser.GetAsync("/who").TextAsync(), StringComparison.Ordinal);
        Assert.Equal("de-DE", browser.Cookies.GetAllCookies()["language"]?.Value);
        Assert.Equal(
            """{"culture": null, "full_name": "Tess Example", "time_zone": null} {"culture": "de-DE", "full_name": "Tess Renamed", "time_zone": "Asia/Tokyo"}""",
            await portal.SqlAsync("SELECT old_values::text || ' ' || new_values::text FROM admin_audit_log WHERE subject_id = $1 AND action = 'profile_changed' AND changed_by = $2", $"{id}", id));
    }

    [Fact]
    public async Task SignIn_OnABrowserOfAnotherLanguage_BringsTheOwnOne()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, email, _) = await host.SignedInAsync();
        await portal.SqlAsync("UPDATE users SET culture = 'ja-JP' WHERE id = $1", id);
        var other = host.Browse();

        await other.SignInAsync(email, Password);

        Assert.Equal("ja-JP", other.Cookies.GetAllCookies()["language"]?.Value);
    }

    [Theory]
    [InlineData(" ", "", "", "Enter your name.")]
    [InlineData("A\u0007B", "", "", "characters that cannot be shown")]
    [InlineData("Tess", "xx-YY-ZZ", "", "one of the languages")]
    [InlineData("Tess", "", "Berlin", "There is no such time zone")]
    [InlineData("Tess", "", "FOO3", "There is no such time zone")]
    public async Task S35_Save_AFieldIsWrong_SaysWhichAndChangesNothing(string name, string culture, string zone, string why)
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, _, browser) = await host.SignedInAsync();

        Assert.Contains(why, await browser.SubmitAsync(AccountPaths.Profile, Fields(name, culture, zone)).TextAsync(), StringComparison.Ordinal);
        Assert.Equal("Tess Example", await portal.SqlAsync("SELECT full_name FROM users WHERE id = $1", id));
    }

    [Fact]
    public async Task ChangePassword_EndsTheOtherSignInsAndKeepsThisOne()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, email, browser) = await host.SignedInAsync();
        var stamp = await portal.StampAsync(id);

        Assert.Contains("The present password is not right", await ChangeAsync("another long password", Better).TextAsync(), StringComparison.Ordinal);
        Assert.Contains("Use at least 12 characters", await ChangeAsync(Password, "short").TextAsync(), StringComparison.Ordinal);
        Assert.Contains("tried first", await ChangeAsync(Password, "password1234").TextAsync(), StringComparison.Ordinal);
        Assert.Equal(stamp, await portal.StampAsync(id));

        Assert.Equal("/account/profile/password?done=changed", (await ChangeAsync(Password, Better)).Headers.Location!.PathAndQuery);
        Assert.True(await browser.IsInAsync());
        Assert.NotEqual(stamp, await portal.StampAsync(id));
        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM admin_audit_log WHERE subject_id = $1 AND action = 'password_changed'", $"{id}"));
        var other = host.Browse();
        await other.SignInAsync(email, Password);
        Assert.False(await other.IsInAsync());
        await other.SignInAsync(email, Better);
        Assert.True(await other.IsInAsync());

        Task<HttpResponseMessage> ChangeAsync(string current, string wanted) => browser.SubmitAsync(
            AccountPaths.ProfilePassword, new() { ["_handler"] = "password", ["Current"] = current, ["Wanted"] = wanted, ["Again"] = wanted });
    }

    [Fact]
    public async Task S30_Elsewhere_EndsTheOtherSignInsAndKeepsThisOne()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (id, _, browser) = await host.SignedInAsync();
        var stamp = await portal.StampAsync(id);

        await browser.SubmitAsync(AccountPaths.Profile, new() { ["_handler"] = "elsewhere" });

        Assert.NotEqual(stamp, await portal.StampAsync(id));
        Assert.True(await browser.IsInAsync());
        var old = new PortalUser { Id = id, FullName = "Tess", SecurityStamp = stamp };
        Assert.IsType<ProfileOutcome.NotAllowed>(await portal.AskAsync(
            old, services => services.GetRequiredService<ProfileService>().SaveAsync(new ProfileFields("From the other browser", null, null, null)), RoleNames.Employee));
    }

    /// <summary>A renewed cookie is no new sign-in: what asks for the password goes on asking, and twelve hours stay twelve hours.</summary>
    [Fact]
    public async Task S12_Save_DoesNotMakeTheSignInYounger()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var (_, _, browser) = await host.SignedInAsync();
        var before = SignedInAt(browser, host);

        // The claim counts seconds.
        while (DateTimeOffset.UtcNow.ToUnixTimeSeconds() <= before)
        {
            await Task.Delay(100);
        }

        await browser.SubmitAsync(AccountPaths.Profile, Fields("Tess Younger", "", ""));

        Assert.Equal(before, SignedInAt(browser, host));
    }

    [Fact]
    public async Task S8_Profile_OfNobody_LeadsToTheSignInAndBack()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        foreach (var path in new[] { AccountPaths.Profile, AccountPaths.ProfilePassword, AccountPaths.ProfileSecondFactor })
        {
            Assert.Equal($"/account/sign-in?returnUrl={Uri.EscapeDataString(path)}", (await host.Browse().GetAsync(path)).Headers.Location!.PathAndQuery);
            Assert.Equal(path, ReturnAddress.From(path));
        }
    }

    private static Dictionary<string, string> Fields(string name, string culture, string zone) =>
        new() { ["_handler"] = "profile", ["FullName"] = name, ["Culture"] = culture, ["TimeZone"] = zone, ["HomePlace"] = "" };

    private static long SignedInAt(AccountsHost.Browser browser, AccountsHost host)
    {
        var options = host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>>()
            .Get(Microsoft.AspNetCore.Identity.IdentityConstants.ApplicationScheme);
        var ticket = options.TicketDataFormat.Unprotect(browser.Cookies.GetAllCookies()["BookingPortal"]!.Value)!;
        return long.Parse(ticket.Principal.FindFirst(PortalClaims.SignedInAt)!.Value, System.Globalization.CultureInfo.InvariantCulture);
    }
}
