using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>Two processes of the portal on one database, and somebody at each.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TwoNodesTests(BrowserFixture browser)
{
    /// <summary>What one booking of somebody else may send to an open day, in bytes.</summary>
    private const int MostSent = 2048;

    private static LocalDate NextThursday => SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(7).Next(IsoDayOfWeek.Thursday);

    [Fact]
    public async Task GRID1_U7_BookedOnOneNode_AppearsOnTheOther_AndNothingMovesThere()
    {
        await using var other = await RunningPortal.StartAsync(browser.Database.Owner, browser.Database.Application);
        await using var robin = await browser.SignInAsync(RoleNames.Employee, height: 480);
        await using var sasha = await browser.SignInAsync(RoleNames.Staff);
        await sasha.OpenDayAsync(NextThursday);
        var gap = await sasha.FindGapAsync(Duration.FromHours(3));
        var received = new ConcurrentQueue<int>();
        robin.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => received.Enqueue(frame.Binary?.Length ?? frame.Text?.Length ?? 0);

        // Signed in on the first node, at home on the second.
        await robin.Page.GotoAsync(new Uri(other.Address, $"/?date={NextThursday.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}").ToString());
        await Expect(robin.Gaps.First).ToBeEnabledAsync();
        await robin.Gaps.Last.FocusAsync();
        var before = await WhereAsync(robin);
        Assert.Contains(", free ", before, StringComparison.Ordinal);
        await robin.Page.EvaluateAsync("window.neverReloaded = true");
        received.Clear();

        await sasha.ChooseAsync(gap);
        await sasha.BookAsync("Seen elsewhere");

        await Expect(BusyAt(robin, gap)).ToHaveCountAsync(1);
        Assert.True(received.Sum() is > 0 and <= MostSent, $"{string.Join(" + ", received)} bytes were sent.");
        Assert.Equal(before, await WhereAsync(robin));
        Assert.True(await robin.Page.EvaluateAsync<bool>("window.neverReloaded"));
        Assert.DoesNotContain("Seen elsewhere", await robin.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(robin.Complaints);
    }

    [Fact]
    public async Task OwnBookingMadeElsewhere_AppearsInMyBookings()
    {
        await using var other = await RunningPortal.StartAsync(browser.Database.Owner, browser.Database.Application);
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.Page.GotoAsync(new Uri(other.Address, "/my-bookings").ToString());
        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await using var same = await browser.SignInAsync(RoleNames.Employee);
        await same.OpenDayAsync(NextThursday);
        var title = $"Elsewhere {Guid.NewGuid():N}";

        await same.ChooseAsync(await same.FindGapAsync(Duration.FromHours(1)));
        await same.BookAsync(title);

        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
    }

    private static ILocator BusyAt(Person person, Gap gap) => person.Page.GetByRole(
        AriaRole.Button, new() { NameRegex = new Regex($"^{Regex.Escape(gap.Room)}, busy {gap.Start} to ") });

    /// <summary>What has the focus, and how far page and grid are scrolled.</summary>
    private static Task<string> WhereAsync(Person person) => person.Page.EvaluateAsync<string>(
        "() => [document.activeElement.ariaLabel, scrollY, ...[...document.querySelectorAll('.scroll')].flatMap(one => [one.scrollTop, one.scrollLeft])].join(' | ')");
}
