using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>Asks axe about a page that stands still.</summary>
public static partial class Axe
{
    private static readonly AxeRunOptions Colours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    /// <summary>
    /// What axe finds, one line for each rule; empty where nothing is wrong. A modal dialog is asked alone: nobody reaches
    /// what lies behind it, and that is asked where it is a screen of its own.
    /// </summary>
    /// <param name="page">A page whose controls live.</param>
    /// <param name="onlyColours">Ask only what another colour scheme of the same page can change.</param>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, bool onlyColours = false)
    {
        // The title goes for a moment when the circuit takes the page over. (Not WaitForFunction: what it asks a second
        // time is eval, which the page's Content-Security-Policy rightly refuses.)
        await Expect(page).ToHaveTitleAsync(AnyTitle());

        // Colours on their way from one scheme to the other are none of either; and Chromium computes the colours of what
        // it does not draw (content-visibility) for the scheme before.
        await page.EvaluateAsync("""
            async () => {
              document.querySelectorAll('main *').forEach((part) => { if (getComputedStyle(part).contentVisibility === 'auto') part.style.contentVisibility = 'visible'; });
              await new Promise(requestAnimationFrame);
              document.getAnimations().filter((one) => one.transitionProperty).forEach((one) => one.finish());
            }
            """);
        var dialog = page.Locator("[role=dialog][aria-modal=true]:visible");
        var options = onlyColours ? Colours : null;
        var answer = await dialog.CountAsync() == 1 ? await dialog.RunAxe(options) : await page.RunAxe(options);
        return [.. answer.Violations.Select(one => $"{one.Id} ({one.Impact}): {string.Join(" | ", one.Nodes.Take(3).Select(node => $"{node.Html} {node.Any.FirstOrDefault()?.Message}"))}")];
    }

    [GeneratedRegex(@"\S")]
    private static partial Regex AnyTitle();
}
