namespace BookingPortal.Audit;

/// <summary>Registers what belongs to history and the change feed.</summary>
public static class AuditRegistration
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<ChangeBell>();
        services.AddSingleton<AuditFollower>();
        services.AddSingleton<AuditTail>();
        services.AddSingleton<ChangeSignal>();
        services.AddHostedService(services => services.GetRequiredService<ChangeSignal>());
        return services;
    }
}
