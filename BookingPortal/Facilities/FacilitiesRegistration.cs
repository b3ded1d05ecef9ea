using BookingPortal.Facilities.Managers;

namespace BookingPortal.Facilities;

/// <summary>Registers what belongs to facilities.</summary>
public static class FacilitiesRegistration
{
    public static IServiceCollection AddFacilities(this IServiceCollection services) => services
        .AddSingleton<FacilityCatalog>()
        .AddScoped<FacilityService>()
        .AddScoped<FacilityReader>()
        .AddScoped<ManagerService>();
}
