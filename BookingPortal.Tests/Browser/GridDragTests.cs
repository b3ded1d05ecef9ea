using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using BookingPortal.Tests.Support;
using Microsoft.Playwright;
using NodaTime;
using Npgsql;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>Moving in the grid, by pointer and by keys. Each test has a day of its own that demo data do not reach.</summary>
[Collection(BrowserCollection.Name)]
public sealed class GridDragTests(BrowserFixture browser)
{
    /// <summary>Two rooms of Berlin that stand below each other, open from eight to six, without approval.</summary>
    private const string Here = "Havel", There = "Isar";

    private readonly string _title = $"Drag {Guid.NewGuid():N}";

    [Fact]
    public async Task DragOverAGap_OpensTheDialogWithThatRange()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.OpenDayAsync(Tuesday(1));
        var gap = await Layout.BoxAsync(robin.Page.GetByRole(AriaRole.Button, new() { Name = $"{Here}, free 08:00 to 18:00", Exact = true }));
        var quarter = gap.Width / 40;

        await PressAsync(robin.Page, gap.X + (quarter * 8.5f), gap.Y + 10);
        await DragToAsync(robin.Page, gap.X + (quarter * 13.5f), gap.Y + 12);
        await Expect(robin.Page.Locator("[data-preview]")).ToHaveAttributeAsync("data-preview", "10:00–11:30");
        await robin.Page.Mouse.UpAsync();

        await Expect(robin.Dialog.GetByLabel("Start", new() { Exact = true })).ToHaveValueAsync(new Regex("^10:00"));
        await Expect(robin.Dialog.GetByLabel("End", new() { Exact = true })).ToHaveValueAsync(new Regex("^11:30"));
        Assert.Empty(robin.Complaints);
    }

    [Fact]
    public async Task U10_GRID2_DragToAnotherRoom_IsAskedForUntilTheDatabaseSaidSo_AndUndone()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await using var sasha = await browser.SignInAsync(RoleNames.Staff);
        await BookEarlyAsync(robin, Tuesday(2));
        await using var holder = new NpgsqlConnection(browser.Database.Owner);
        await holder.OpenAsync();
        await using (var held = await holder.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("SELECT id FROM bookings WHERE title = $1 FOR UPDATE", holder, held) { Parameters = { new() { Value = _title } } };
            await hold.ExecuteScalarAsync();

            await DragBlockAsync(robin.Page, quarters: 8, rows: 1);
            await robin.Page.Mouse.UpAsync();

            await Expect(robin.Page.Locator("[data-ghost].asking")).ToBeVisibleAsync();
            await Expect(BlockAt(robin.Page, There, "10:00 to 11:00")).ToHaveCountAsync(0);
            await sasha.OpenDayAsync(Tuesday(2));
            await Expect(BlockAt(sasha.Page, Here, "08:00 to 09:00")).ToBeVisibleAsync();
        }

        await Expect(BlockAt(robin.Page, There, "10:00 to 11:00")).ToBeFocusedAsync();
        await Expect(robin.Page.Locator("[data-ghost]")).ToBeHiddenAsync();
        await Expect(Said(robin, $"Moved: {There}, ")).ToContainTextAsync("10:00–11:00");
        await sasha.OpenDayAsync(Tuesday(2));
        await Expect(BlockAt(sasha.Page, There, "10:00 to 11:00")).ToBeVisibleAsync();

        await robin.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).Last.ClickAsync();
        await Expect(BlockAt(robin.Page, Here, "08:00 to 09:00")).ToBeVisibleAsync();
        await Expect(Said(robin, $"Taken back: {Here}, ")).ToContainTextAsync("08:00–09:00");
        Assert.Equal(3L, await ChangesAsync());
        Assert.Empty(robin.Complaints);
    }

    [Fact]
    public async Task DragOfAnEdge_ChangesThatEndAlone()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await BookEarlyAsync(robin, Tuesday(3));

        await DragBlockAsync(robin.Page, quarters: 2, from: 0.97f);
        await robin.Page.Mouse.UpAsync();
        await Expect(BlockAt(robin.Page, Here, "08:00 to 09:30")).ToBeVisibleAsync();

        await DragBlockAsync(robin.Page, quarters: 3, from: 0.03f, length: 6);
        await robin.Page.Mouse.UpAsync();
        await Expect(BlockAt(robin.Page, Here, "08:45 to 09:30")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Escape_StrayDragAndATargetThatIsNotFree_ChangeNothing()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await BookEarlyAsync(robin, Tuesday(4));

        await DragBlockAsync(robin.Page, quarters: 8, rows: 1);
        await robin.Page.Keyboard.PressAsync("Escape");
        await robin.Page.Mouse.UpAsync();
        await Expect(robin.Page.Locator("[data-ghost]")).ToBeHiddenAsync();

        // Before eight the room is closed.
        await DragBlockAsync(robin.Page, quarters: -3);
        await Expect(robin.Page.Locator("[data-ghost].unfit")).ToBeVisibleAsync();
        await robin.Page.Mouse.UpAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"Nothing was moved: {Here} is not free" })).ToHaveCountAsync(1);
        await Expect(robin.Dialog).ToHaveCountAsync(0);

        var block = await Layout.BoxAsync(Block(robin.Page));
        await PressAsync(robin.Page, block.X + (block.Width / 2), block.Y + 10);
        await robin.Page.Mouse.MoveAsync(block.X + (block.Width / 2) + 3, block.Y + 10);
        await robin.Page.Mouse.UpAsync();

        await Expect(robin.Dialog).ToBeVisibleAsync();
        Assert.Equal(1L, await ChangesAsync());
    }

    [Fact]
    public async Task Keys_MoveAndTakeBack_WithoutAPointer()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await BookEarlyAsync(robin, Tuesday(5));
        await Block(robin.Page).FocusAsync();

        await robin.Page.Keyboard.PressAsync("m");
        await ExpectSpokenAsync("Moving this booking.");
        foreach (var key in new[] { "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Alt+Shift+ArrowRight", "ArrowDown" })
        {
            await robin.Page.Keyboard.PressAsync(key);
        }

        await ExpectSpokenAsync($"{There}, 08:45 to 09:45, possible");
        await robin.Page.Keyboard.PressAsync("Enter");
        await Expect(BlockAt(robin.Page, There, "08:45 to 09:45")).ToBeFocusedAsync();

        await robin.Page.Keyboard.PressAsync("m");
        await robin.Page.Keyboard.PressAsync("ArrowRight");
        await robin.Page.Keyboard.PressAsync("Escape");
        await ExpectSpokenAsync("Nothing was moved.");

        await robin.Page.Keyboard.PressAsync("Control+z");
        await Expect(BlockAt(robin.Page, Here, "08:00 to 09:00")).ToBeVisibleAsync();
        Assert.Equal(3L, await ChangesAsync());
        Assert.Empty(robin.Complaints);

        Task ExpectSpokenAsync(string words) => Expect(robin.Page.Locator("#grid-cursor")).ToContainTextAsync(words);
    }

    [Fact]
    public async Task RefusedMove_SnapsBackAndSaysWhy()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await BookEarlyAsync(robin, Tuesday(6));
        await DragBlockAsync(robin.Page, quarters: 8, rows: 1);

        // Put there without a word to anybody, so that the page cannot know it before the answer.
        await browser.Database.SqlAsync(
            """
            INSERT INTO bookings (facility_id, user_id, start_time, end_time, title)
            SELECT f.id, u.id, b.start_time + interval '2 hours 30 minutes', b.end_time + interval '2 hours', 'Quicker'
            FROM bookings b, facilities f, users u WHERE b.title = $1 AND f.name = $2 AND u.email = 'staff@demo.example'
            """,
            _title, There);
        await robin.Page.Mouse.UpAsync();

        await Expect(Said(robin, $"{There} is taken 10:30–11:00: ")).ToContainTextAsync("The booking stays as it was.");
        await Expect(BlockAt(robin.Page, Here, "08:00 to 09:00")).ToBeVisibleAsync();
        await Expect(robin.Page.Locator("[data-ghost], .leaving").Filter(new() { Visible = true })).ToHaveCountAsync(0);
        Assert.Equal(1L, await ChangesAsync());
    }

    [Fact]
    public async Task StaffMoveSomebodysBooking_OnlyWithAReason()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await using var sasha = await browser.SignInAsync(RoleNames.Staff);
        await BookEarlyAsync(robin, Tuesday(7));
        await sasha.OpenDayAsync(Tuesday(7));

        await DragBlockAsync(sasha.Page, quarters: 4);
        await sasha.Page.Mouse.UpAsync();
        await sasha.Dialog.GetByRole(AriaRole.Button, new() { Name = "Move booking" }).ClickAsync();
        await Expect(sasha.Dialog.GetByText("Say why")).ToBeVisibleAsync();
        await sasha.Dialog.GetByLabel("Reason").FillAsync("The window is repaired.");
        await sasha.Dialog.GetByRole(AriaRole.Button, new() { Name = "Move booking" }).ClickAsync();

        await Expect(BlockAt(sasha.Page, Here, "09:00 to 10:00")).ToBeVisibleAsync();
        Assert.Equal("The window is repaired.", await browser.Database.SqlAsync(
            "SELECT l.reason FROM booking_audit_log l JOIN bookings b ON b.id = l.booking_id WHERE b.title = $1 AND l.action = 'updated'", _title));
    }

    [Fact]
    public async Task S6_HostileMove_ChangesNothing()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await using var sasha = await browser.SignInAsync(RoleNames.Staff);
        await BookEarlyAsync(sasha, Tuesday(8));
        await robin.OpenDayAsync(Tuesday(8));
        var before = await browser.Database.SqlAsync("SELECT count(*) FROM booking_audit_log");

        await robin.Page.EvaluateAsync(
            """
            () => {
              const grid = document.querySelector('[role=grid]');
              const block = document.querySelector('button.busy');
              const [room, start] = [+block.closest('[data-room]').dataset.room, +block.dataset.s];
              const wild = [0, -1, start, start + 8, 9007199254740991, -9007199254740991];
              for (const newStart of wild) {
                for (const newEnd of [...wild, newStart + 1, newStart + 96]) {
                  for (const to of [room, 0, -5, 2147483647]) {
                    grid.dispatchEvent(new CustomEvent('piecemove', { bubbles: true, detail: { room, start, newRoom: to, newStart, newEnd } }));
                  }
                }
              }
            }
            """);

        // The page still lives: what was sent has been answered.
        await robin.ChooseAsync(await robin.FindGapAsync(Duration.FromHours(1)));
        Assert.Equal(before, await browser.Database.SqlAsync("SELECT count(*) FROM booking_audit_log"));
        Assert.Empty(robin.Complaints);
    }

    [Fact]
    public async Task SingleLetters_CanBeSwitchedOff()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.OpenDayAsync(Tuesday(9));
        await robin.Gaps.First.FocusAsync();

        await robin.Page.Keyboard.PressAsync("?");
        var letters = robin.Dialog.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^Single letters") });
        await Expect(letters).ToBeCheckedAsync();
        await letters.UncheckAsync();
        await robin.Page.Keyboard.PressAsync("Escape");
        await Expect(robin.Dialog).ToHaveCountAsync(0);
        await Expect(robin.Gaps.First).ToBeFocusedAsync();
        await robin.Page.Keyboard.PressAsync("/");
        await Expect(robin.Gaps.First).ToBeFocusedAsync();

        await robin.Page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await letters.CheckAsync();
        await robin.Page.Keyboard.PressAsync("Escape");
        await Expect(robin.Dialog).ToHaveCountAsync(0);
        await robin.Page.Keyboard.PressAsync("/");
        await Expect(robin.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search rooms" })).ToBeFocusedAsync();
    }

    /// <summary>Far enough that no demo data lie there.</summary>
    private static LocalDate Tuesday(int number) =>
        SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(60 + (7 * number)).Next(IsoDayOfWeek.Tuesday);

    /// <summary>Books from eight to nine.</summary>
    private async Task BookEarlyAsync(Person person, LocalDate day)
    {
        await person.OpenDayAsync(day);
        await person.ChooseAsync(Gap.Of($"{Here}, free 08:00 to 18:00")!);
        await person.BookAsync(_title);
        await Expect(BlockAt(person.Page, Here, "08:00 to 09:00")).ToBeFocusedAsync();
    }

    private ILocator Block(IPage page) => page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($", busy .*{_title}") });

    private ILocator BlockAt(IPage page, string room, string times) =>
        page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{room}, busy {times}, {_title}") });

    private static ILocator Said(Person person, string words) => person.Page.Locator("[data-toasts] .toast").Filter(new() { HasText = words });

    /// <summary>How often the booking was written: once when it was made.</summary>
    private Task<object?> ChangesAsync() => browser.Database.SqlAsync(
        "SELECT count(*) FROM booking_audit_log l JOIN bookings b ON b.id = l.booking_id WHERE b.title = $1", _title);

    /// <summary>Takes the block at a part of its width and draws it on; the button stays down.</summary>
    private async Task DragBlockAsync(IPage page, int quarters, int rows = 0, float from = 0.5f, int length = 4)
    {
        var block = await Layout.BoxAsync(Block(page));
        var (x, y) = (block.X + (block.Width * from), block.Y + (block.Height / 2));
        await PressAsync(page, x, y);
        await DragToAsync(page, x + (block.Width / length * quarters), y + (44 * rows));
        await Expect(page.Locator("[data-ghost]")).ToBeVisibleAsync();
    }

    private static async Task PressAsync(IPage page, float x, float y)
    {
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
    }

    private static Task DragToAsync(IPage page, float x, float y) => page.Mouse.MoveAsync(x, y, new() { Steps = 8 });
}
