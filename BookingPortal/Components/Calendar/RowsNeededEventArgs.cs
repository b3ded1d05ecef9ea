namespace BookingPortal.Components.Calendar;

/// <summary>Rows near the edge of what is drawn came close to the screen.</summary>
public sealed class RowsNeededEventArgs : EventArgs
{
    public int From { get; set; }

    /// <summary>The room that holds the cursor.</summary>
    public int? Keep { get; set; }
}
