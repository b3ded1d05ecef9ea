using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BookingPortal.Accounts.People;

/// <summary>Registers the administration of people and the one-time links that it gives out.</summary>
public static class PeopleRegistration
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.TryAddScoped<IPasswordHasher<PortalUser>, PasswordHasher<PortalUser>>();
        services.AddScoped<PeopleReader>();
        services.AddScoped<PersonService>();
        services.AddScoped<AccountLinkService>();
        return services;
    }
}
