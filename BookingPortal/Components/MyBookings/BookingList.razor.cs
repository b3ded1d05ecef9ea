using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.MyBookings;

public sealed partial class BookingList
{
    [Inject] public required IStringLocalizer<MyBookingsTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required IReadOnlyList<MyBooking> Bookings { get; set; }
    [Parameter, EditorRequired] public Instant Now { get; set; }

    /// <summary>The clock of the viewer's home place: other zones are named. Null names every zone.</summary>
    [Parameter] public FacilityClock? Home { get; set; }

    [Parameter] public EventCallback<BookingChoice> OnChoose { get; set; }

    private string? ZoneOf(MyBooking booking) =>
        booking.Clock.Zone.Id == Home?.Zone.Id ? null : Texts["ZoneTime", TimeWords.City(booking.Clock)].Value;
}
