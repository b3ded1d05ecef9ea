using BookingPortal.Accounts;
using BookingPortal.Bookings.Leaving;
using BookingPortal.Bookings.Writing;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BookingPortal.Bookings;

/// <summary>Registers what belongs to bookings.</summary>
public static class BookingsRegistration
{
    public static IServiceCollection AddBookings(this IServiceCollection services)
    {
        services.AddOptions<BookingOptions>().BindConfiguration(BookingOptions.Section).ValidateOnStart();
        services.TryAddSingleton<PersonNames>();
        services.AddSingleton<BookingVisibility>();
        services.AddSingleton<BusyTimes>();
        services.AddSingleton<HeldTimes>();
        services.AddSingleton<PersonLoads>();
        services.AddSingleton<BookedRooms>();
        services.AddScoped<BookingService>();
        services.AddScoped<MyBookingsService>();
        services.AddScoped<BookingHistoryService>();
        services.AddScoped<BookingSheetService>();
        services.AddScoped<AffectedBookings>();
        services.AddScoped<PersonBookings>();
        services.AddSingleton<RequestExpiry>();
        services.AddHostedService(services => services.GetRequiredService<RequestExpiry>());
        return services;
    }
}
