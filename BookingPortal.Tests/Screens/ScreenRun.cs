using System.Globalization;
using BookingPortal.Tests.Browser;
using Microsoft.Playwright;
using DemoDataOptions = BookingPortal.Operations.DemoData.DemoDataOptions;

namespace BookingPortal.Tests.Screens;

/// <summary>Pictures of all screens in all looks: <c>FOLDER/normal/day-1440-dark.png</c>. A screen that cannot be shown is told and fails the run at its end.</summary>
internal sealed class ScreenRun(string folder, string part, TextWriter output)
{
    private static readonly (string Name, Amount Amount, DemoDataOptions Data)[] Offices =
    [
        ("empty", Amount.Empty, new DemoDataOptions { Facilities = 1, People = 3, DaysBack = 0, DaysAhead = 0 }),
        ("normal", Amount.Normal, new DemoDataOptions()),
        ("crowded", Amount.Crowded, new DemoDataOptions { Facilities = 200, People = 600 }),
        ("enormous", Amount.Enormous, new DemoDataOptions { Facilities = 2000, People = 600, DaysBack = 1, DaysAhead = 7 }),
    ];

    private static readonly (string Name, int Width, int Height, ColorScheme Scheme)[] Looks =
    [
        ("1440-light", 1440, 900, ColorScheme.Light),
        ("1440-dark", 1440, 900, ColorScheme.Dark),
        ("768-light", 768, 1024, ColorScheme.Light),
        ("768-dark", 768, 1024, ColorScheme.Dark),
        ("360-light", 360, 740, ColorScheme.Light),
        ("360-dark", 360, 740, ColorScheme.Dark),
    ];

    private int _made;
    private int _failed;

    internal async Task<int> RunAsync()
    {
        foreach (var (name, amount, data) in Offices)
        {
            var wanted = (
                from look in Looks
                from screen in ScreenCatalog.All
                let path = $"{name}/{screen.Name}-{look.Name}.png"
                where screen.Amounts.HasFlag(amount) && path.Contains(part, StringComparison.Ordinal)
                group (screen, path) by (look, screen.Role)).ToList();
            if (wanted.Count == 0)
            {
                continue;
            }

            var office = new BrowserFixture { Data = data, TimeZone = "Europe/Berlin" };
            await office.InitializeAsync();
            try
            {
                if (amount == Amount.Empty)
                {
                    await office.Database.SqlAsync("TRUNCATE bookings, booking_audit_log CASCADE");
                    await office.Database.SqlAsync("UPDATE facilities SET is_active = false");
                }

                foreach (var sitting in wanted)
                {
                    var ((_, width, height, scheme), role) = sitting.Key;
                    await using var person = role is null ? await office.OpenAsync(width, height, scheme) : await office.SignInAsync(role, width, height, scheme);
                    foreach (var (screen, path) in sitting)
                    {
                        await TakeAsync(screen, person.Page, path);
                    }
                }
            }
            finally
            {
                await office.DisposeAsync();
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{_made} pictures in {folder}, {_failed} failed"));
        return _failed == 0 && _made > 0 ? 0 : 1;
    }

    /// <summary>In a page of its own: what one screen leaves open is not in the next.</summary>
    private async Task TakeAsync(Screen screen, IPage signedIn, string path)
    {
        var page = await signedIn.Context.NewPageAsync();
        try
        {
            await screen.ShowAsync(new Person(page));
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, path), FullPage = screen.IsLong, Animations = ScreenshotAnimations.Disabled });
            _made++;
        }
        catch (Exception unseen) when (unseen is PlaywrightException or TimeoutException)
        {
            _failed++;
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "failed", path) });
            await output.WriteLineAsync($"{path}: {unseen.Message.Split('\n')[0]}");
        }

        await page.CloseAsync();
    }
}
