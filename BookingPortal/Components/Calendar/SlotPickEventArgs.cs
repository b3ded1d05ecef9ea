namespace BookingPortal.Components.Calendar;

/// <summary>A range of quarter hours was chosen in a gap.</summary>
public sealed class SlotPickEventArgs : EventArgs
{
    public int Room { get; set; }

    public long Start { get; set; }

    public long End { get; set; }
}
