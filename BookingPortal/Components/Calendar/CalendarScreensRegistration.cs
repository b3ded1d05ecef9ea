namespace BookingPortal.Components.Calendar;

/// <summary>Registers what the calendar needs.</summary>
public static class CalendarScreensRegistration
{
    public static IServiceCollection AddCalendarScreens(this IServiceCollection services)
    {
        services.AddSingleton<CalendarHandover>();
        services.AddScoped<PeriodReader>().AddScoped<CalendarReader>().AddScoped<GridChanges>();
        return services;
    }
}
