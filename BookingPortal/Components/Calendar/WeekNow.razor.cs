using System.Globalization;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;

namespace BookingPortal.Components.Calendar;

/// <summary>Moves once a minute and redraws itself alone.</summary>
public sealed partial class WeekNow : IDisposable
{
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }
    [Parameter, EditorRequired] public required TimeSlot Axis { get; set; }

    private GridGeometry Geometry => new(Axis);

    private string Height => Geometry.Percent(Ticker.Now).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    public void Dispose() => Ticker.Ticked -= OnTick;

    protected override void OnInitialized() => Ticker.Ticked += OnTick;

    private void OnTick() => InvokeAsync(StateHasChanged);
}
