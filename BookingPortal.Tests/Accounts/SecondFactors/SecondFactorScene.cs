using System.Net;
using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using BookingPortal.Accounts.SecondFactors;
using BookingPortal.Database;
using BookingPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Accounts.SecondFactors;

/// <summary>Short ways to say what people do with an authenticator app.</summary>
internal static partial class SecondFactorScene
{
    internal const string Password = "the quiet lake lies";

    /// <summary>Somebody with a password, signed in on a browser.</summary>
    internal static async Task<(int Id, string Email, AccountsHost.Browser Browser)> SignedInAsync(this AccountsHost host, string role = RoleNames.Employee)
    {
        var email = $"{Guid.NewGuid():N}@test.example";
        var id = await host.AddAsync(new NewPerson(email, "Tess Example", role) { Password = Password });
        var browser = host.Browse();
        await browser.SignInAsync(email, Password);
        return (id, email, browser);
    }

    /// <summary>What the app of a person shows, so many steps from now.</summary>
    internal static async Task<string> AppAsync(this PortalFixture portal, AccountsHost host, int personId, int steps = 0)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        var key = await host.Services.GetRequiredService<AuthenticatorKeys>().FindAsync(context, personId, CancellationToken.None);
        var step = Totp.StepOf(await portal.NowAsync()) + steps;
        return Totp.CodeOf(key!, step);
    }

    /// <summary>Sets the app up in the profile; the recovery codes.</summary>
    internal static async Task<IReadOnlyList<string>> SetUpAsync(this PortalFixture portal, AccountsHost host, int personId, AccountsHost.Browser browser)
    {
        await browser.SubmitAsync(AccountPaths.ProfileSecondFactor, new() { ["_handler"] = "begin" });
        var confirmed = await browser.SubmitAsync(AccountPaths.ProfileSecondFactor, new() { ["_handler"] = "confirm", ["Code"] = await portal.AppAsync(host, personId, -1) });
        return [.. Code().Matches(await confirmed.Content.ReadAsStringAsync()).Select(match => match.Value)];
    }

    /// <summary>The second step of a sign-in.</summary>
    internal static Task<HttpResponseMessage> GiveCodeAsync(this AccountsHost.Browser browser, string code, string page = AccountPaths.Code) =>
        browser.SubmitAsync(page, new() { ["_handler"] = "code", ["Code"] = code });

    internal static async Task<bool> IsInAsync(this AccountsHost.Browser browser) => (await browser.GetAsync("/who")).StatusCode == HttpStatusCode.OK;

    internal static async Task<string> TextAsync(this Task<HttpResponseMessage> answer) => WebUtility.HtmlDecode(await (await answer).Content.ReadAsStringAsync());

    [GeneratedRegex("[A-Z2-9]{5}-[A-Z2-9]{5}")]
    private static partial Regex Code();
}
