using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>
/// One room: one component, one element. Its bookings and gaps are one line of text each, which the browser turns into elements. Drawn
/// again only when something in it looks different.
/// </summary>
public sealed partial class RoomRow
{
    private RowView? _drawn;

    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required RowView Row { get; set; }

    protected override bool ShouldRender() => !Row.LooksLike(_drawn);

    protected override void OnAfterRender(bool firstRender) => _drawn = Row;

    /// <summary>Seats, features and whether somebody has to agree, in words.</summary>
    private string Facts => string.Join(", ",
    [
        Texts["Seats", Row.Room.Capacity], .. Row.Room.Features.Select(feature => feature.Name),
        .. Row.Room.RequiresApproval ? [Texts["NeedsApproval"].Value] : Array.Empty<string>(),
    ]);

    /// <summary>The same as signs: names of the icon font, which it draws one by one from the left, so that the people stand beside their number, and the seats.</summary>
    private string Signs
    {
        get
        {
            string[] signs = [.. Row.Room.Features.Select(feature => feature.Icon), .. Row.Room.RequiresApproval ? ["approval"] : Array.Empty<string>(), "group"];
            return string.Join(' ', [.. CultureInfo.CurrentCulture.TextInfo.IsRightToLeft ? signs.Reverse() : signs, Row.Room.Capacity.ToString(CultureInfo.CurrentCulture)]);
        }
    }
}
