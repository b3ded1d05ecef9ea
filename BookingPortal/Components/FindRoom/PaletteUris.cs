using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using NodaTime.Text;

namespace BookingPortal.Components.FindRoom;

/// <summary>Where the calendar shows a room or a day.</summary>
internal static class PaletteUris
{
    internal static string WeekOf(int roomId) =>
        "./" + new QueryBuilder { { "view", "week" }, { "room", roomId.ToString(CultureInfo.InvariantCulture) } };

    internal static string Day(LocalDate date) => "./" + new QueryBuilder { { "date", LocalDatePattern.Iso.Format(date) } };
}
