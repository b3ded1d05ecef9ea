using System.Globalization;
using BookingPortal.Facilities;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>The heading of a row as wwwroot-assets/js/calendar-lanes.js draws it: name, location, facts and signs of the room, parted by tabs.</summary>
internal static class RoomText
{
    private static readonly SharedText<Facility, bool> Shared = new();

    internal static string Of(Facility room, IStringLocalizer<CalendarTexts> texts) => Shared.Of(
        room, frame: false, () => string.Join(LaneText.Field, LaneText.OneLine(room.Name), LaneText.OneLine(room.Location), LaneText.OneLine(Facts(room, texts)), Signs(room)));

    /// <summary>Seats, features and whether somebody has to agree, in words.</summary>
    private static string Facts(Facility room, IStringLocalizer<CalendarTexts> texts) => string.Join(", ",
    [
        texts["Seats", room.Capacity], .. room.Features.Select(feature => feature.Name),
        .. room.RequiresApproval ? [texts["NeedsApproval"].Value] : Array.Empty<string>(),
    ]);

    /// <summary>The same as signs: names of the icon font, which it draws one by one from the left, so that the people stand beside their number, and the seats.</summary>
    private static string Signs(Facility room)
    {
        string[] signs = [.. room.Features.Select(feature => feature.Icon), .. room.RequiresApproval ? ["approval"] : Array.Empty<string>(), "group"];
        return string.Join(' ', [.. CultureInfo.CurrentCulture.TextInfo.IsRightToLeft ? signs.Reverse() : signs, room.Capacity.ToString(CultureInfo.CurrentCulture)]);
    }
}
