using BookingPortal.Accounts.Profile;
using BookingPortal.Accounts.SecondFactors;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BookingPortal.Accounts.People;

/// <summary>Registers the administration of people, the one-time links that it gives out, and what people change of their own account.</summary>
public static class PeopleRegistration
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDataProtection();
        services.TryAddScoped<IPasswordHasher<PortalUser>, PasswordHasher<PortalUser>>();
        services.AddScoped<PeopleReader>();
        services.AddScoped<PersonService>();
        services.AddScoped<AccountLinkService>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<ProfileService>();
        services.AddSingleton<AuthenticatorKeys>();
        services.AddScoped<SecondFactorService>();
        return services;
    }
}
