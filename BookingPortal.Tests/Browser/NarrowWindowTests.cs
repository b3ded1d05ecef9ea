using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using BookingPortal.Tests.Screens;
using Microsoft.Playwright;
using NodaTime.Text;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>
/// A narrow window of a browser that does not call itself a phone: the grid is drawn first, and the list takes its place while the
/// grid's scripts are still on their way. They find no element any more, and no circuit ends by that.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class NarrowWindowTests(BrowserFixture browser) : IDisposable
{
    private readonly TaskCompletionSource _released = new();

    public void Dispose() => _released.TrySetResult();

    [Fact]
    public async Task ListTakesTheGridsPlace_ScriptsComeLater_BookOpensAtOnce()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee, width: 390, height: 844, saysPhone: false);
        await HoldAsync(robin, "grid|keys|window");
        var came = robin.Page.WaitForResponseAsync(new Regex(@"/js/calendar-keys\."));
        await robin.Page.GotoAsync($"/?date={LocalDatePattern.Iso.Format(ScreenCatalog.Day)}");
        var book = robin.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Book ") }).First;
        await Expect(book).ToBeVisibleAsync();

        _released.SetResult();
        await book.TapAsync();
        await robin.InDialogAsync();
        await came;
        await robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "30 min" }).TapAsync();
        await robin.Page.Keyboard.PressAsync("Escape");
        await Expect(robin.Dialog).ToBeHiddenAsync();

        // Wide and narrow again: grid and list change places as often as somebody likes.
        await robin.Page.SetViewportSizeAsync(1440, 844);
        await Expect(robin.Gaps.First).ToBeEnabledAsync();
        await robin.Page.SetViewportSizeAsync(390, 844);
        await book.TapAsync();
        await Expect(robin.Dialog).ToBeVisibleAsync();
        Assert.Empty(robin.Complaints);
    }

    [Fact]
    public async Task CalendarLeft_ScriptsComeLater_TheNextPageLives()
    {
        await using var ada = await browser.SignInAsync(RoleNames.Admin, width: 390, height: 844, saysPhone: false);
        await HoldAsync(ada, "grid|keys|window|page");
        var came = ada.Page.WaitForResponseAsync(new Regex(@"/js/calendar-page\."));
        await ada.Page.GotoAsync("/");
        await Expect(ada.Page.Locator("[data-palette]")).ToBeEnabledAsync();

        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "Utilization" }).ClickAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Utilization");
        _released.SetResult();
        await came;

        await ada.Page.Keyboard.PressAsync("Control+k");
        await Expect(ada.Dialog.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await ada.Page.Keyboard.PressAsync("Escape");
        await Expect(ada.Dialog).ToBeHiddenAsync();
        Assert.Empty(ada.Complaints);
    }

    /// <summary>The scripts of the calendar that come only when the test lets them.</summary>
    private async Task HoldAsync(Person person, string scripts) => await person.Page.RouteAsync(new Regex($@"/js/calendar-({scripts})\."), async route =>
    {
        await _released.Task;
        await route.ContinueAsync();
    });
}
