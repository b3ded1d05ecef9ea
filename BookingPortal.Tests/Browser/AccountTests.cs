using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using BookingPortal.Accounts.SecondFactors;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>A person's first day: invited, a password chosen, signed in, the authenticator app set up, and signed in with its code.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccountTests(BrowserFixture browser)
{
    [Fact]
    public async Task S26_InvitedPerson_ChoosesAPassword_SetsUpTheApp_AndSignsInWithItsCode()
    {
        var (name, email, password) = ("Nora Newcomer", $"{Guid.NewGuid():N}@demo.example", "the quiet lake lies");
        await using var admin = await browser.SignInAsync(RoleNames.Admin);
        await admin.Page.GotoAsync("/people/new");
        await Expect(Button(admin, "Add a person")).ToBeEnabledAsync();
        await Field(admin, "Name").FillAsync(name);
        await Field(admin, "Email").FillAsync(email);
        await Button(admin, "Add a person").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 })).ToBeVisibleAsync();
        await Button(admin, "Make an invitation link").ClickAsync();
        var link = await Field(admin, "One-time link").InputValueAsync();

        await using var nora = await browser.OpenAsync();
        await nora.Page.GotoAsync(link);
        await Expect(nora.Page.GetByRole(AriaRole.Heading, new() { Name = $"Welcome, {name}" })).ToBeVisibleAsync();
        Assert.DoesNotContain(link[^43..], nora.Page.Url, StringComparison.Ordinal);
        await Field(nora, "New password").FillAsync(password);
        await Field(nora, "New password again").FillAsync(password);
        await Button(nora, "Save password").ClickAsync();
        await Expect(nora.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(new Regex("Your password is saved"));
        await SignInAsync();
        await Expect(nora.Page.GetByRole(AriaRole.Grid).Or(nora.Page.Locator(".agenda, .empty")).First).ToBeVisibleAsync();

        await nora.Page.GotoAsync(AccountPaths.ProfileSecondFactor);
        await Button(nora, "Set up").ClickAsync();
        await Expect(nora.Page.GetByRole(AriaRole.Img, new() { Name = "QR code" })).ToBeVisibleAsync();
        var key = await nora.Page.Locator("code.key").InnerTextAsync();
        await nora.Page.GetByLabel("Type the six digits").FillAsync(CodeOf(key));
        await Button(nora, "Turn on").ClickAsync();
        await Expect(nora.Page.GetByRole(AriaRole.Heading, new() { Name = "Your recovery codes" })).ToBeVisibleAsync();
        await Expect(nora.Page.Locator(".codes code")).ToHaveCountAsync(10);

        await nora.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Account") }).ClickAsync();
        await Button(nora, "Sign out").ClickAsync();
        await nora.Page.GotoAsync("/my-bookings");
        await SignInAsync();
        await Expect(nora.Page.GetByRole(AriaRole.Heading, new() { Name = "Enter your code" })).ToBeVisibleAsync();
        await nora.Page.GetByLabel("Code of six digits").FillAsync(CodeOf(key, 1));
        await Button(nora, "Continue").ClickAsync();
        await Expect(nora.Page.GetByRole(AriaRole.Heading, new() { Name = "My bookings", Level = 1 })).ToBeVisibleAsync();
        Assert.Empty(nora.Complaints);
        Assert.Empty(admin.Complaints);

        async Task SignInAsync()
        {
            await Field(nora, "Email").FillAsync(email);
            await Field(nora, "Password").FillAsync(password);
            await Button(nora, "Sign in").ClickAsync();
        }
    }

    /// <summary>What the app shows, so many steps from now.</summary>
    private static string CodeOf(string key, int steps = 0) =>
        Totp.CodeOf(FromBase32(key), Totp.StepOf(SystemClock.Instance.GetCurrentInstant()) + steps);

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsLetterOrDigit).Select(one => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(one, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(one => one.Length == 8).Select(one => Convert.ToByte(new string(one), 2))];
    }

    private static ILocator Field(Person person, string label) => person.Page.GetByLabel(label, new() { Exact = true });

    private static ILocator Button(Person person, string name) => person.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
