namespace BookingPortal.Availability;

/// <summary>Registers what belongs to availability.</summary>
public static class AvailabilityRegistration
{
    public static IServiceCollection AddAvailability(this IServiceCollection services) =>
        services.AddScoped<AvailabilityService>().AddScoped<PeriodService>().AddScoped<RoomFinder>();
}
