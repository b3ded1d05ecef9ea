using System.Security.Claims;
using BookingPortal.Components;
using BookingPortal.Components.Errors;
using BookingPortal.Operations;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BookingPortal.Tests.Components.Frame;

/// <summary>The frame around the pages, as Program.cs puts it together, without database and real accounts.</summary>
public sealed class FrameHost : IAsyncLifetime
{
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = null!;

    public WebSocketClient Socket() => _app!.GetTestServer().CreateWebSocketClient();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "BookingPortal",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseTestServer();
        builder.Services.AddScreens();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        _app = builder.Build();
        _app.UseSecurityHeaders();
        _app.UseFailurePages();
        _app.UseRequestLocalization();
        _app.UseCircuitTransport();
        _app.UseRouting();
        _app.Use(SignInByHeader);
        _app.UseAuthorization();
        _app.UseAntiforgery();
        _app.MapGet("/broken", string () => throw new InvalidOperationException("the secret of the stack")).AllowAnonymous();
        _app.MapScreens();
        await _app.StartAsync();
        Client = _app.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
    }

    private static Task SignInByHeader(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.TryGetValue("Person", out var name))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name.ToString())], "Test"));
        }

        return next(context);
    }
}
