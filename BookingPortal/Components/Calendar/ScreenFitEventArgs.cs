namespace BookingPortal.Components.Calendar;

/// <summary>The screen is as narrow as a phone's, or no longer.</summary>
public sealed class ScreenFitEventArgs : EventArgs
{
    public bool Narrow { get; set; }
}
