namespace BookingPortal.Components.Bookings;

public static class BookingScreensRegistration
{
    public static IServiceCollection AddBookingScreens(this IServiceCollection services)
    {
        services.AddScoped<BookingDialogs>();
        services.AddScoped<BookingUndo>();
        services.AddScoped<BookingVerbs>();
        services.AddScoped<DraftKeeper>();
        services.AddScoped<HistoryWords>();
        services.AddScoped<MissedWords>();
        services.AddScoped<SlotWords>();
        services.AddScoped<RefusalWords>();
        services.AddScoped<OutcomeWords>();
        return services;
    }
}
