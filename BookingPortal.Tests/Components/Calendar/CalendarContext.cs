using System.Globalization;
using BookingPortal.Availability;
using BookingPortal.Components.Calendar;
using BookingPortal.Tests.Components.Ui;
using Bunit;

namespace BookingPortal.Tests.Components.Calendar;

/// <summary>Draws the grid for a reader in Great Britain.</summary>
public abstract class CalendarContext : UiContext
{
    protected CalendarContext()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
    }

    internal IRenderedComponent<CalendarGrid> Draw(DayView day, Action<SlotPicked>? onPicked = null) =>
        Render<CalendarGrid>(grid => grid
            .Add(one => one.Day, day)
            .Add(one => one.Ticker, TickerAt(day))
            .Add(one => one.OnPicked, picked => onPicked?.Invoke(picked)));

    internal static NowTicker TickerAt(DayView day)
    {
        var ticker = new NowTicker(TimeProvider.System);
        ticker.Set(day.Now);
        return ticker;
    }

    /// <summary>The lines out of which the browser draws the first room, opening hours left out.</summary>
    internal static string[] PiecesIn(IRenderedComponent<CalendarGrid> grid) =>
        [.. grid.Find("[data-pieces]").GetAttribute("data-pieces")!.Split('\n').Where(line => line[0] != 'o')];
}
