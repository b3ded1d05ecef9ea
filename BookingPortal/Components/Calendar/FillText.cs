using BookingPortal.Availability;
using BookingPortal.Time;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>How full a day is, in words; beside it stands a bar of the same height.</summary>
internal sealed class FillText(IStringLocalizer<CalendarTexts> texts)
{
    /// <summary>What fits into a cell: "6 h free", "full", "closed", "over".</summary>
    internal string Short(DayFill fill, FacilityClock clock, Instant now) => fill switch
    {
        { IsClosed: true } => texts["FillClosed"],
        _ when IsOver(fill, clock, now) => texts["FillOver"],
        _ when fill.Free <= Duration.Zero => texts["FillNone"],
        _ => texts["FillFree", Length(fill.Free)],
    };

    /// <summary>"6 h free, 40 % booked".</summary>
    internal string Full(DayFill fill, FacilityClock clock, Instant now) =>
        fill.IsClosed ? texts["FillClosed"] : $"{Short(fill, clock, now)}, {texts["FillBooked", fill.Share]}";

    /// <summary>"45 min", "2.5 h".</summary>
    internal string Length(Duration time) => time < Duration.FromHours(1) ? texts["Minutes", time.TotalMinutes] : texts["Hours", time.TotalHours];

    internal static bool IsOver(DayFill fill, FacilityClock clock, Instant now) => clock.Day(fill.Date).End <= now;
}
