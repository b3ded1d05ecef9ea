namespace BookingPortal.Availability;

/// <summary>Registers what belongs to availability.</summary>
public static class AvailabilityRegistration
{
    public static IServiceCollection AddAvailability(this IServiceCollection services)
    {
        services.AddScoped<AvailabilityService>();
        services.AddScoped<PeriodService>();
        services.AddScoped<RoomFinder>();
        services.AddSingleton<DayBoard>();
        services.AddSingleton<OwnChangesFeed>();
        services.AddScoped<OwnChanges>();
        services.AddSingleton<LiveFeed>();
        services.AddHostedService(services => services.GetRequiredService<LiveFeed>());
        return services;
    }
}
