using BookingPortal.Time;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>The reader's own wall clock beside that of a place, where the two differ.</summary>
internal sealed class ViewerTime(IStringLocalizer<CalendarTexts> texts, FacilityClock? viewer, FacilityClock place)
{
    internal bool DiffersAt(Instant instant) => viewer is not null && viewer.At(instant).Offset != place.At(instant).Offset;

    /// <summary>Which clock an axis shows: "Local time, UTC−5", or "Local UTC−5, yours UTC+1".</summary>
    internal string Zone(Instant instant)
    {
        var local = TimeText.Distance(place.At(instant).Offset);
        return DiffersAt(instant) ? texts["LocalAndYours", local, TimeText.Distance(viewer!.At(instant).Offset)] : texts["LocalTimeOf", local];
    }

    /// <summary>The whole ids, for the tooltip.</summary>
    internal string Ids => viewer is null || viewer.Zone.Id == place.Zone.Id ? place.Zone.Id : $"{place.Zone.Id}, {viewer.Zone.Id}";

    /// <summary>The hour on the reader's clock; with the step of the day where that is another one.</summary>
    internal string Hour(Instant instant)
    {
        var (mine, local) = (viewer!.At(instant), place.At(instant));
        var days = Period.DaysBetween(local.Date, mine.Date);
        return TimeText.Hour(mine.TimeOfDay) + (days == 0 ? "" : days > 0 ? " +1" : " −1");
    }
}
