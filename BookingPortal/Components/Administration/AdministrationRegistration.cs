using BookingPortal.Components.Administration.Managers;
using BookingPortal.Components.Administration.People;

namespace BookingPortal.Components.Administration;

/// <summary>Registers what the screens of the administration share.</summary>
public static class AdministrationRegistration
{
    public static IServiceCollection AddAdministration(this IServiceCollection services) =>
        services.AddScoped<ChangeFlow>().AddScoped<FaultWords>().AddScoped<PersonWords>().AddScoped<ManagerWords>();
}
