using BookingPortal.Accounts;
using BookingPortal.Operations.DemoData;
using BookingPortal.Tests.Support;
using Microsoft.Playwright;
using NodaTime;

namespace BookingPortal.Tests.Browser;

/// <summary>A portal with demo data and one Chromium for all tests that look at screens.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] ChromiumPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>What a phone calls itself: the calendar draws its list at once.</summary>
    private const string Phone = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

    private IPlaywright? _playwright;

    /// <summary>What is in the portal when it starts.</summary>
    public DemoDataOptions Data { get; init; } = new();

    /// <summary>Where people sit; null is where this machine stands.</summary>
    public string? TimeZone { get; init; }

    public PortalFixture Database { get; } = new();

    public RunningPortal Portal { get; private set; } = null!;

    public IBrowser Chromium { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        await DemoDataWriter.WriteAsync(Database.Owner, Data, DemoMode.Password, SystemClock.Instance.GetCurrentInstant());
        Portal = await RunningPortal.StartAsync(Database.Owner, Database.Application);
        _playwright = await Playwright.CreateAsync();

        // A guard against hanging, not a measure: machines that run tests are noisy.
        Assertions.SetDefaultExpectTimeout(30_000);
        Chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumPath(),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (Chromium is not null)
        {
            await Chromium.DisposeAsync();
        }

        _playwright?.Dispose();
        if (Portal is not null)
        {
            await Portal.DisposeAsync();
        }

        await Database.DisposeAsync();
    }

    /// <summary>A browser of somebody's own: no cookie is shared with another.</summary>
    /// <param name="saysPhone">What is narrow calls itself a phone; false is a narrow window of a desktop browser.</param>
    public async Task<Person> OpenAsync(int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, bool saysPhone = true)
    {
        var context = await Chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Portal.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = "en-GB",
            TimezoneId = TimeZone,
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = width < 600,
            UserAgent = width < 600 && saysPhone ? Phone : null,
        });
        context.SetDefaultTimeout(30_000);
        return new Person(await context.NewPageAsync(), Portal);
    }

    public async Task<Person> SignInAsync(string role, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, bool saysPhone = true)
    {
        var person = await OpenAsync(width, height, scheme, saysPhone);
        await person.SignInAsync(DemoMode.Accounts.Single(account => account.Role == role).Email);
        return person;
    }

    private static string ChromiumPath() =>
        ChromiumPaths.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("No Chromium was found: ./test installs it (Debian package chromium).");
}
