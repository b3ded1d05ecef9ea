using System.Globalization;
using BookingPortal.Availability;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>One room in the week of many; drawn again only when its figures are others.</summary>
public sealed partial class RoomWeekRow
{
    private (RoomFill Room, CalendarAddress Address, long Quarter, int? Index)? _drawn;

    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required RoomFill Room { get; set; }
    /// <summary>Among all rows, where not all are drawn.</summary>
    [Parameter] public int? Index { get; set; }

    [Parameter, EditorRequired] public required FacilityClock Clock { get; set; }
    [Parameter, EditorRequired] public required Instant Now { get; set; }
    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }

    protected override bool ShouldRender() => _drawn != (Room, Address, QuarterNumber.Of(Now), Index);

    protected override void OnAfterRender(bool firstRender) => _drawn = (Room, Address, QuarterNumber.Of(Now), Index);

    private static string Percent(DayFill fill) => (fill.Share * 100).ToString("0", CultureInfo.InvariantCulture);

    private string Kind(DayFill fill) => fill switch
    {
        { IsClosed: true } => "fill shut",
        _ when FillText.IsOver(fill, Clock, Now) => "fill over",
        _ when fill.Free <= Duration.Zero => "fill full",
        _ => "fill",
    };
}
