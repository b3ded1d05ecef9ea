namespace BookingPortal.Components.Calendar;

/// <summary>Another day, week or month is wanted.</summary>
public sealed class ViewStepEventArgs : EventArgs
{
    /// <summary>From the shown one; 0 means today.</summary>
    public int Steps { get; set; }
}
