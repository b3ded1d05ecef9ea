using System.Net;
using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Components;
using BookingPortal.Components.Account;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using BookingPortal.Utilization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BookingPortal.Tests.Accounts;

/// <summary>The account pages and one protected address, <c>/who</c>, on the database of a test class; as many nodes as a test starts.</summary>
public sealed partial class AccountsHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AccountsHost(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public static async Task<AccountsHost> StartAsync(PortalFixture portal, string environment = "Development", params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ApplicationName = "BookingPortal" });
        builder.Configuration.AddCommandLine(settings);
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddPortalContexts(portal.Application).AddAccounts(builder.Configuration, builder.Environment)
            .AddAudit().AddFacilities().AddBookings().AddAvailability().AddUtilization().AddScreens();
        var app = builder.Build();
        app.UseRouting();
        app.UseAccounts();
        app.UseAntiforgery();
        app.MapSignOut();
        app.MapAccountLink();
        app.MapBookings();
        app.MapGet("/who", async (CurrentUser current, CallerOrigin origin) =>
        {
            var caller = await current.CallerAsync();
            return $"{(await current.ViewerAsync()).FullName} {caller.PersonId} {caller.UserAgent}";
        });
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        return new AccountsHost(app);
    }

    public async Task<int> AddAsync(NewPerson person)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return Assert.IsType<AddPersonOutcome.Added>(
            await scope.ServiceProvider.GetRequiredService<PeopleService>().AddAsync(person, Caller.System("test"))).Id;
    }

    /// <summary>A browser with its own cookies; it follows no redirect by itself.</summary>
    public Browser Browse() => new(_app.GetTestServer().CreateClient());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public sealed partial class Browser(HttpClient client)
    {
        public Uri Address { get; init; } = new("https://localhost/");

        public CookieContainer Cookies { get; init; } = new();

        public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path)));

        /// <summary>Fills in the form of the page and sends it to <paramref name="action"/>, or to the page itself.</summary>
        public async Task<HttpResponseMessage> SubmitAsync(string page, Dictionary<string, string> fields, string? action = null)
        {
            var html = await (await GetAsync(page)).Content.ReadAsStringAsync();
            return await SendAsync(html, action ?? page, fields);
        }

        /// <summary>Sends the form of a page that was opened earlier.</summary>
        public Task<HttpResponseMessage> SendAsync(string html, string action, Dictionary<string, string> fields)
        {
            fields["__RequestVerificationToken"] = Token().Match(html).Groups[1].Value;
            return PostAsync(action, fields);
        }

        public Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields) =>
            SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path)) { Content = new FormUrlEncodedContent(fields) });

        public Task<HttpResponseMessage> SignInAsync(string email, string password, string page = AccountPaths.SignIn) =>
            SubmitAsync(page, new() { ["_handler"] = "sign-in", ["Email"] = email, ["Password"] = password });

        private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
        {
            if (Cookies.GetCookieHeader(Address) is { Length: > 0 } cookies)
            {
                request.Headers.Add("Cookie", cookies);
            }

            request.Headers.Add("User-Agent", "TestBrowser/1");
            var response = await client.SendAsync(request);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
            {
                Cookies.SetCookies(Address, cookie);
            }

            return response;
        }

        [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
        private static partial Regex Token();
    }
}
