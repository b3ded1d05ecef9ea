namespace BookingPortal.Components.Calendar;

/// <summary>A booking was opened.</summary>
public sealed class PieceOpenEventArgs : EventArgs
{
    public int Room { get; set; }

    public long Start { get; set; }
}
