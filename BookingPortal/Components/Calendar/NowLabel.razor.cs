using BookingPortal.Time;
using Microsoft.AspNetCore.Components;

namespace BookingPortal.Components.Calendar;

/// <summary>Changes once a minute and redraws itself alone.</summary>
public sealed partial class NowLabel : IDisposable
{
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }
    [Parameter, EditorRequired] public required TimeSlot Axis { get; set; }
    [Parameter, EditorRequired] public required FacilityClock Clock { get; set; }

    public void Dispose() => Ticker.Ticked -= OnTick;

    protected override void OnInitialized() => Ticker.Ticked += OnTick;

    private void OnTick() => InvokeAsync(StateHasChanged);
}
