namespace BookingPortal.Components.Calendar;

/// <summary>A gap or a booking in the week of a room was clicked.</summary>
public sealed class WeekPickEventArgs : EventArgs
{
    /// <summary>Quarter hour under the pointer, or where the piece begins.</summary>
    public long Start { get; set; }
}
