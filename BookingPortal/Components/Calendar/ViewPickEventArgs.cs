namespace BookingPortal.Components.Calendar;

/// <summary>Another view is wanted.</summary>
public sealed class ViewPickEventArgs : EventArgs
{
    /// <summary>day, week or month.</summary>
    public string View { get; set; } = "";

    /// <summary>The room under the cursor, where there is one.</summary>
    public int? Room { get; set; }
}
