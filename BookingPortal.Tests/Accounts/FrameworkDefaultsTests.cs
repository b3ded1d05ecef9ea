using BookingPortal.Accounts;
using BookingPortal.Tests.Support;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BookingPortal.Tests.Accounts;

/// <summary>What the framework leaves weaker than ASVS 5.0 asks for.</summary>
public sealed class FrameworkDefaultsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Settings_WhereTheFrameworkIsTooMild_AreSet()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var identity = Of<IdentityOptions>();
        var cookie = host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);

        Assert.Equal(12, identity.Password.RequiredLength);
        Assert.False(identity.Password.RequireDigit || identity.Password.RequireLowercase || identity.Password.RequireUppercase || identity.Password.RequireNonAlphanumeric);
        Assert.True(Of<PasswordHasherOptions>().IterationCount >= 210_000);
        Assert.True(identity.User.RequireUniqueEmail && identity.SignIn.RequireConfirmedEmail);
        Assert.Equal((true, 5, TimeSpan.FromMinutes(5)), (identity.Lockout.AllowedForNewUsers, identity.Lockout.MaxFailedAccessAttempts, identity.Lockout.DefaultLockoutTimeSpan));
        Assert.Equal(TimeSpan.FromMinutes(1), Of<SecurityStampValidatorOptions>().ValidationInterval);
        Assert.Equal(TimeSpan.FromHours(1), Of<DataProtectionTokenProviderOptions>().TokenLifespan);
        Assert.Equal((TimeSpan.FromMinutes(60), true, true), (cookie.ExpireTimeSpan, cookie.SlidingExpiration, cookie.Cookie.HttpOnly));
        Assert.NotNull(Of<AuthorizationOptions>().FallbackPolicy);

        T Of<T>()
            where T : class => host.Services.GetRequiredService<IOptions<T>>().Value;
    }
}
