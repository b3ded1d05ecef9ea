using System.Globalization;
using BookingPortal.Availability;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>The rooms of one place on the local time axis of that place.</summary>
public sealed partial class PlaceGroup
{
    private static readonly SharedText<FacilityClock, TimeSlot> SharedTimes = new();

    private Seen? _drawn;

    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    /// <summary>The clock where the reader is, as soon as the browser has told it.</summary>
    [CascadingParameter] public FacilityClock? Viewer { get; set; }

    [Parameter, EditorRequired] public required DayPlace Place { get; set; }
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }

    /// <summary>The shown day where it is today for somebody on the page, so that a place with another today says so.</summary>
    [Parameter] public LocalDate? TodayElsewhere { get; set; }

    /// <summary>Which rooms of all are drawn.</summary>
    [Parameter] public RowWindow Window { get; set; }

    /// <summary>Index of the first room among all.</summary>
    [Parameter] public int First { get; set; }

    /// <summary>How many places stand before this one.</summary>
    [Parameter] public int Number { get; set; }

    [Parameter] public int All { get; set; }

    private LocalDate? OtherToday =>
        TodayElsewhere is { } shown && Place.Clock.DateOf(Ticker.Now) is var here && here != shown ? here : null;

    /// <summary>Counted from 1 with the headings of the places; told where not all rows are in the page.</summary>
    private int? RowIndex(int at) => RowWindow.IsNeeded(All) ? at + Number + 2 : null;

    private Seen Drawn => new(Place, TodayElsewhere, Window, First, Number, All, Viewer);

    /// <summary>A change in another place draws nothing here.</summary>
    protected override bool ShouldRender() => _drawn != Drawn;

    protected override void OnAfterRender(bool firstRender) => _drawn = Drawn;

    /// <summary>What the clock shows at each quarter hour of the axis, its end included.</summary>
    private string Times => SharedTimes.Of(Place.Clock, Place.Axis, () =>
    {
        var times = new List<string>();
        for (var at = Place.Axis.Start; at <= Place.Axis.End; at += QuarterHours.Length)
        {
            times.Add(TimeText.Of(Place.Clock, at));
        }

        return string.Join(',', times);
    });

    private static string Hours(GridGeometry geometry) => geometry.Hours.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>All that is drawn; of the rooms their list, which is another one when a room is.</summary>
    private sealed record Seen(DayPlace Place, LocalDate? TodayElsewhere, RowWindow Window, int First, int Number, int All, FacilityClock? Viewer);
}
