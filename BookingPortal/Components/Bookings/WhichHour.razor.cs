using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Bookings;

public sealed partial class WhichHour
{
    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }

    /// <summary>The name of its two radio buttons.</summary>
    [Parameter, EditorRequired] public required string Id { get; set; }

    /// <summary>Key of the question's words.</summary>
    [Parameter, EditorRequired] public required string Question { get; set; }

    [Parameter, EditorRequired] public required FacilityClock Clock { get; set; }
    [Parameter] public LocalTimeAnswer? Answer { get; set; }
    [Parameter] public bool IsLater { get; set; }
    [Parameter] public EventCallback<bool> IsLaterChanged { get; set; }
}
