namespace BookingPortal.Components.Calendar;

/// <summary>Another day is wanted.</summary>
public sealed class DayStepEventArgs : EventArgs
{
    /// <summary>Days from the shown one; 0 means today.</summary>
    public int Days { get; set; }
}
