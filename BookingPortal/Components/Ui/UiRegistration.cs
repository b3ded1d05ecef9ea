using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace BookingPortal.Components.Ui;

public static class UiRegistration
{
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddRadzenComponents();
        services.AddScoped<UiDialogs>();
        services.AddScoped<UiNotifier>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }
}
