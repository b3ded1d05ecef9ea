using BookingPortal.Availability;
using BookingPortal.Time;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>How full a day is, in words; beside it stands a bar of the same height.</summary>
internal sealed class FillText(IStringLocalizer<CalendarTexts> texts)
{
    private static readonly string[] Quarters = ["", "¼", "½", "¾"];

    /// <summary>What fits into a cell: "6 h free", "full", "closed", "over".</summary>
    internal string Short(DayFill fill, FacilityClock clock, Instant now) => fill switch
    {
        { IsClosed: true } => texts["FillClosed"],
        _ when IsOver(fill, clock, now) => texts["FillOver"],
        { Free.TotalMinutes: <= 0 } => texts["FillNone"],
        _ => texts["FillFree", Length(fill.Free)],
    };

    /// <summary>"6 h free, 40 % booked".</summary>
    internal string Full(DayFill fill, FacilityClock clock, Instant now) =>
        fill.IsClosed ? texts["FillClosed"] : $"{Short(fill, clock, now)}, {texts["FillBooked", fill.Share]}";

    /// <summary>"45 min", "2¾ h": what can be booked comes in quarter hours.</summary>
    internal string Length(Duration time)
    {
        var quarters = (int)(time.TotalMinutes / 15);
        return quarters < 4 ? texts["Minutes", quarters * 15] : texts["Hours", $"{quarters / 4}{Quarters[quarters % 4]}"];
    }

    /// <summary>The day is past, or as much of it as there was to book.</summary>
    internal static bool IsOver(DayFill fill, FacilityClock clock, Instant now) =>
        clock.Day(fill.Date) is var day && (day.End <= now || (day.Contains(now) && fill.Free <= Duration.Zero && fill.Share < 1));
}
