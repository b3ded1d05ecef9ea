namespace BookingPortal.Utilization;

/// <summary>Registers what belongs to utilization.</summary>
public static class UtilizationRegistration
{
    public static IServiceCollection AddUtilization(this IServiceCollection services)
    {
        services.AddSingleton<UtilizationRollup>();
        services.AddScoped<UtilizationService>();
        services.AddHostedService<UtilizationWorker>();
        return services;
    }
}
