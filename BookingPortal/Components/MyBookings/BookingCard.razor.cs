using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.MyBookings;

public sealed partial class BookingCard
{
    [Inject] public required IStringLocalizer<MyBookingsTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required MyBooking Booking { get; set; }
    [Parameter, EditorRequired] public Instant Now { get; set; }

    /// <summary>Names the clock where it is not the viewer's own.</summary>
    [Parameter] public string? Zone { get; set; }

    /// <summary>Without it the booking can no longer be cancelled.</summary>
    [Parameter] public EventCallback<MyBooking> OnCancel { get; set; }

    private bool IsCancelled => Booking.Status == BookingStatus.Cancelled;

    private bool IsPending => Booking.Status == BookingStatus.Pending;

    private bool IsRunning => !IsCancelled && Booking.IsRunningAt(Now);

    private string People => Booking.AttendeeCount == 1 ? Texts["OnePerson"] : Texts["People", Booking.AttendeeCount];

    private string At(Instant instant) =>
        Texts["At", TimeWords.Day(Booking.Clock.DateOf(instant), Booking.Clock.DateOf(Now)), TimeWords.Time(instant, Booking.Clock)];
}
