using BookingPortal.Accounts.People;
using BookingPortal.Accounts.SecondFactors;
using BookingPortal.Audit;
using BookingPortal.Database;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BookingPortal.Accounts;

public static class AccountsRegistration
{
    /// <summary>OWASP's figure for PBKDF2 with SHA-512; an older hash is made anew when its owner signs in.</summary>
    public const int PasswordIterations = 210_000;

    /// <summary>People, their sign-in, and what they may open. Needs the context's factory.</summary>
    /// <param name="demo">Whether this is a demonstration, unless <see cref="DemoOptions.Key"/> says otherwise.</param>
    public static IServiceCollection AddAccounts(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, bool demo = false)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddIdentity();
        services.AddCookies(environment);
        services.AddKeyRing(configuration);
        services.AddAuthorization(PortalPolicies.Configure);
        services.AddDemoMode(configuration, demo);

        services.AddScoped<CallerOrigin>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<PeopleService>();
        services.AddPeople();
        services.TryAddSingleton<PersonNames>();
        services.AddScoped<SignInService>();
        services.AddScoped<AuthenticationStateProvider, SignInRevalidation>();
        services.AddScoped<CircuitHandler, OriginCircuitHandler>();
        return services;
    }

    /// <summary>Between routing and the endpoints; antiforgery comes after it.</summary>
    public static void UseAccounts(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseMiddleware<CallerMiddleware>();
        app.UseAuthorization();
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddIdentityCore<PortalUser>(Configure)
            .AddRoles<IdentityRole<int>>()
            .AddEntityFrameworkStores<PortalDbContext>()
            .AddClaimsPrincipalFactory<PortalClaimsFactory>()
            .AddPasswordValidator<PasswordRulesValidator>()
            .AddSignInManager<PortalSignInManager>()
            .AddUserStore<PortalUserStore>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<TotpProvider>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordIterations);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(1));
        services.Configure<SecurityStampValidatorOptions>(SignInCookie.Configure);
    }

    private static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;

        // The user name is the e-mail address, and those may have more letters than Identity expects.
        options.User.AllowedUserNameCharacters = "";
        options.SignIn.RequireConfirmedEmail = true;

        options.Password.RequiredLength = PasswordRules.Shortest;
        options.Password.RequiredUniqueChars = 1;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;

        options.Lockout.AllowedForNewUsers = true;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void AddCookies(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => SignInCookie.Configure(options, environment))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => SignInCookie.ConfigureHalfWay(options, environment));
        services.AddAntiforgery(options => SignInCookie.Configure(options, environment));
    }

    private static void AddDemoMode(this IServiceCollection services, IConfiguration configuration, bool demo)
    {
        services.AddOptions<DemoOptions>()
            .Configure(options => options.Enabled = configuration.GetValue(DemoOptions.Key, demo))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DemoOptions>, DemoOptionsValidation>();
        services.AddHostedService<DemoPeopleGuard>();
    }
}
