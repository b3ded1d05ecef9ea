using BookingPortal.Availability;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>Says why there is nothing to see, and leads on.</summary>
public sealed partial class CalendarEmpty
{
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }

    private bool IsBare => Address is { Room: null, Filter.IsEmpty: true };

    private string Kind => Address.Room is not null ? "NoSuchRoom" : Address.Filter.IsEmpty ? "NoRooms" : "NoMatch";
}
