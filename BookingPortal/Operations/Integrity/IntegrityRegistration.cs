namespace BookingPortal.Operations.Integrity;

/// <summary>Registers the integrity check and the monitor of conflicts.</summary>
public static class IntegrityRegistration
{
    public static IServiceCollection AddIntegrity(this IServiceCollection services) => services.AddSingleton<IntegrityCheck>().AddSingleton<ConflictMonitor>();
}
