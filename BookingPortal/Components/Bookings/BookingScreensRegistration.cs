namespace BookingPortal.Components.Bookings;

public static class BookingScreensRegistration
{
    public static IServiceCollection AddBookingScreens(this IServiceCollection services)
    {
        services.AddScoped<BookingDialogs>();
        services.AddScoped<BookingUndo>();
        services.AddScoped<DraftKeeper>();
        services.AddScoped<RefusalWords>();
        services.AddScoped<OutcomeWords>();
        return services;
    }
}
