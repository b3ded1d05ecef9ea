using System.Globalization;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Tests.Components.Bookings;

/// <summary>Draws what belongs to booking without a database, read by somebody in Britain.</summary>
public abstract class BookingContext : BunitContext
{
    protected const string Hostile = "<img src=x onerror=alert(1)>";

    protected BookingContext()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddUi();
        Services.AddBookingScreens();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    protected static FacilityClock Berlin { get; } = FacilityClock.Of("Europe/Berlin");

    protected RefusalWords Refusals => Services.GetRequiredService<RefusalWords>();

    protected OutcomeWords Outcomes => Services.GetRequiredService<OutcomeWords>();

    protected IStringLocalizer<BookingTexts> Texts => Services.GetRequiredService<IStringLocalizer<BookingTexts>>();

    /// <summary>Ten seats in Berlin; open on weekdays from eight to six.</summary>
    protected static FacilityFacts Room(params IEnumerable<Closure> closures)
    {
        var facility = new Facility("Aurora", "Berlin", "Europe/Berlin", 10);
        facility.Open([.. Enumerable.Range(1, 5).Select(day => new OpeningHours((IsoDayOfWeek)day, 480, 1080, new LocalDate(2020, 1, 1)))]);
        return new FacilityFacts(facility, closures);
    }

    /// <summary>An instant of Berlin's wall clock.</summary>
    protected static Instant At(int year, int month, int day, int hour, int minute = 0) =>
        Berlin.Instant(new LocalDateTime(year, month, day, hour, minute), closing: false);

    protected static TimeSlot Slot(Instant start, int minutes) => new(start, start + Duration.FromMinutes(minutes));
}
