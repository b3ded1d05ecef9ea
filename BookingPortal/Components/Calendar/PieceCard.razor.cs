using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>What the viewer may know of one booking of the grid.</summary>
public sealed partial class PieceCard
{
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter] public Facility? Room { get; set; }
    [Parameter] public BusyTime? Held { get; set; }
    [Parameter] public FacilityClock? Clock { get; set; }

    private string When =>
        $"{TimeText.Day(Clock!.DateOf(Held!.Slot.Start))}, {Texts["FromTo", TimeText.Of(Clock, Held.Slot.Start), TimeText.Of(Clock, Held.Slot.End)]}";

    private string Zone => Texts["LocalTimeOf", TimeText.Distance(Clock!.At(Held!.Slot.Start).Offset)];
}
