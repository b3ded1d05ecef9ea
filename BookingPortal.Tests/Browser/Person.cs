using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>Somebody at a browser, who finds things by what they are called.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private readonly RunningPortal? _portal;
    private readonly int _saidBefore;

    /// <param name="portal">Whose log tells at the end whether somebody's circuit ended by an exception.</param>
    public Person(IPage page, RunningPortal? portal = null)
    {
        (Page, _portal, _saidBefore) = (page, portal, portal?.SaidLines ?? 0);
        page.Console += (_, message) => Note(message.Type, message.Text);
        page.PageError += (_, error) => Note("error", error);
    }

    public IPage Page { get; }

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    /// <summary>Errors of the console, also what the Content-Security-Policy refused.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public async Task SignInAsync(string email)
    {
        await Page.GotoAsync("/account/sign-in");
        await Page.GetByLabel("Email", new() { Exact = true }).FillAsync(email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(DemoMode.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Grid).Or(Page.Locator(".agenda, .empty")).First).ToBeVisibleAsync();
    }

    /// <summary>Opens a day of the calendar and waits until it lives.</summary>
    public async Task OpenDayAsync(LocalDate date)
    {
        await Page.GotoAsync($"/?date={LocalDatePattern.Iso.Format(date)}");
        await Expect(Gaps.First).ToBeEnabledAsync();
        await KeysAsync("[role=grid]");
    }

    /// <summary>Waits until a part of the calendar hears keys and pointer: its script comes after the circuit.</summary>
    public Task KeysAsync(string part) => Expect(Page.Locator($"{part}[data-live]")).ToHaveCountAsync(1);

    public ILocator Gaps => Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(@", free \d\d:\d\d to \d\d:\d\d") });

    /// <summary>The first gap of the page that is long enough.</summary>
    public async Task<Gap> FindGapAsync(Duration length)
    {
        foreach (var gap in await Gaps.AllAsync())
        {
            if (Gap.Of(await gap.GetAttributeAsync("aria-label") ?? "") is { } found && found.IsAtLeast(length))
            {
                return found;
            }
        }

        throw new InvalidOperationException("The page shows no gap that is long enough.");
    }

    /// <summary>Chooses the start of a gap as the keyboard does: focus and Enter.</summary>
    public async Task ChooseAsync(Gap gap)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = gap.Name, Exact = true }).FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await InDialogAsync();
    }

    /// <summary>Chooses the first free time of the page, in a grid or by the button of a phone's list.</summary>
    public async Task ChooseFirstAsync()
    {
        var free = Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(@", free \d\d:\d\d to \d\d:\d\d|^Book ") }).First;
        await Expect(free).ToBeEnabledAsync();
        await free.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await InDialogAsync();
    }

    /// <summary>Waits until a dialog has taken the focus: only then does it listen to Escape.</summary>
    public async Task InDialogAsync()
    {
        await Expect(Dialog).ToBeVisibleAsync();
        await Expect(Dialog.Locator(":focus")).ToHaveCountAsync(1);
    }

    /// <summary>Fills in a title and presses Book.</summary>
    public async Task BookAsync(string title)
    {
        await Dialog.GetByLabel("Title", new() { Exact = true }).FillAsync(title);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Book", Exact = true }).ClickAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        _portal?.MustHaveKeptItsCircuits(_saidBefore);
    }

    private void Note(string type, string text)
    {
        if (type == "error")
        {
            _complaints.Add(text);
        }
    }
}
