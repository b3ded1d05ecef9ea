using System.Globalization;
using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>Whose week or month it is.</summary>
public sealed partial class RoomPicker
{
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Facility> Rooms { get; set; }
    [Parameter] public Facility? Room { get; set; }
    [Parameter] public EventCallback<CalendarAddress> OnChanged { get; set; }

    private Task ChooseAsync(ChangeEventArgs change) => OnChanged.InvokeAsync(Address.In(
        Address.View,
        int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var room) ? room : null));
}
