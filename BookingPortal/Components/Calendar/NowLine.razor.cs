using System.Globalization;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>Moves once a minute and redraws itself alone.</summary>
public sealed partial class NowLine : IDisposable
{
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }
    [Parameter, EditorRequired] public required TimeSlot Axis { get; set; }

    private Instant Now => Ticker.Now;

    private GridGeometry Geometry => new(Axis);

    private string Width => Geometry.Percent(Now).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    public void Dispose() => Ticker.Ticked -= OnTick;

    protected override void OnInitialized() => Ticker.Ticked += OnTick;

    private void OnTick() => InvokeAsync(StateHasChanged);
}
