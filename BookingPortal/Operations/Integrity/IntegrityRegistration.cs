namespace BookingPortal.Operations.Integrity;

/// <summary>Registers the integrity check.</summary>
public static class IntegrityRegistration
{
    public static IServiceCollection AddIntegrity(this IServiceCollection services) => services.AddSingleton<IntegrityCheck>();
}
