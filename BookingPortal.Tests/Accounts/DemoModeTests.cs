using System.Net;
using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.Options;

namespace BookingPortal.Tests.Accounts;

public sealed class DemoModeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string On = "--Portal:Demo=true";

    [Fact]
    public async Task S32_DemoModeInProduction_RefusesToStartNamingTheKey()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => AccountsHost.StartAsync(portal, "Production", On));

        Assert.Contains("Portal:Demo", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S32_DemoPeople_SignInWithOneClickInDemoModeAndNotElsewhere()
    {
        await using var demo = await AccountsHost.StartAsync(portal, "Development", On);
        foreach (var account in DemoMode.Accounts)
        {
            await demo.AddAsync(new NewPerson(account.Email, "Demo " + account.Role, account.Role) { Password = DemoMode.Password });
        }

        var browser = demo.Browse();
        var page = await (await browser.GetAsync(AccountPaths.SignIn)).Content.ReadAsStringAsync();
        Assert.All(DemoMode.Accounts, account => Assert.Contains(account.Email, page, StringComparison.Ordinal));
        Assert.Contains(DemoMode.Password, page, StringComparison.Ordinal);
        await browser.SubmitAsync(AccountPaths.SignIn, new() { ["_handler"] = "demo", ["Account"] = DemoMode.Accounts[1].Email });
        Assert.StartsWith("Demo Staff", await (await browser.GetAsync("/who")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await using var real = await AccountsHost.StartAsync(portal);
        var stranger = real.Browse();
        await stranger.SignInAsync(DemoMode.Accounts[2].Email, DemoMode.Password);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/who")).StatusCode);
        Assert.DoesNotContain(DemoMode.Password, await (await stranger.GetAsync(AccountPaths.SignIn)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await Assert.ThrowsAsync<StartRefusedException>(() => AccountsHost.StartAsync(portal, "Production"));
    }
}
