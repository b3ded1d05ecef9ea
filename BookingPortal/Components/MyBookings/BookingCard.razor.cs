using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.MyBookings;

public sealed partial class BookingCard
{
    private static readonly Duration Quarter = Duration.FromMinutes(15);

    [Inject] public required IStringLocalizer<MyBookingsTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required MyBooking Booking { get; set; }
    [Parameter, EditorRequired] public Instant Now { get; set; }

    /// <summary>Names the clock where it is not the viewer's own.</summary>
    [Parameter] public string? Zone { get; set; }

    [Parameter] public EventCallback<BookingChoice> OnChoose { get; set; }

    private bool IsCancelled => Booking.Status == BookingStatus.Cancelled;

    private bool IsPending => Booking.Status == BookingStatus.Pending;

    private bool IsRunning => !IsCancelled && Booking.IsRunningAt(Now);

    private bool MayChange => !IsCancelled && Booking.Slot.End > Now;

    private bool MayRestore => IsCancelled && Booking.WasCancelledByMe && Booking.Slot.Start > Now;

    /// <summary>A click before the circuit lives would be lost.</summary>
    private bool IsWaiting => !RendererInfo.IsInteractive;

    private string People => Booking.AttendeeCount == 1 ? Texts["OnePerson"] : Texts["People", Booking.AttendeeCount];

    private string At(Instant instant) =>
        Texts["At", TimeWords.Day(Booking.Clock.DateOf(instant), Booking.Clock.DateOf(Now)), TimeWords.Time(instant, Booking.Clock)];

    private Task ChooseAsync(BookingAct act, Duration by = default) => OnChoose.InvokeAsync(new BookingChoice(Booking, new ChosenAct(act, by)));
}
