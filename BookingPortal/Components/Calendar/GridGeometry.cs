using System.Globalization;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>
/// Where an instant lies on the axis of a place, in percent. The axis is elapsed time: on the day of a clock change it
/// has an hour less or more, and no length is ever drawn wrong.
/// </summary>
internal readonly record struct GridGeometry(TimeSlot Axis)
{
    /// <summary>The length of the axis in hours: that many columns.</summary>
    internal double Hours => Axis.Duration.TotalHours;

    internal double Percent(Instant instant) =>
        Math.Clamp((instant - Axis.Start).TotalSeconds / Axis.Duration.TotalSeconds * 100, 0, 100);

    /// <summary>Start and width as inline style, from the reading side.</summary>
    internal string Style(TimeSlot slot)
    {
        var start = Percent(slot.Start);
        return string.Create(CultureInfo.InvariantCulture, $"inset-inline-start:{start:0.###}%;inline-size:{Percent(slot.End) - start:0.###}%");
    }

    /// <summary>Start and height as inline style, from the top.</summary>
    internal string Down(TimeSlot slot)
    {
        var start = Percent(slot.Start);
        return string.Create(CultureInfo.InvariantCulture, $"inset-block-start:{start:0.###}%;block-size:{Percent(slot.End) - start:0.###}%");
    }

    internal string DownAt(Instant instant) =>
        string.Create(CultureInfo.InvariantCulture, $"inset-block-start:{Percent(instant):0.###}%");

    internal string StyleAt(Instant instant) =>
        string.Create(CultureInfo.InvariantCulture, $"inset-inline-start:{Percent(instant):0.###}%");

    /// <summary>Each full hour that the wall clock shows on the axis; one that it shows twice comes twice.</summary>
    internal IReadOnlyList<Instant> FullHours(FacilityClock clock)
    {
        var marks = new List<Instant>();
        for (var at = Axis.Start; at < Axis.End; at += QuarterHours.Length)
        {
            if (clock.At(at).Minute == 0)
            {
                marks.Add(at);
            }
        }

        return marks;
    }
}
