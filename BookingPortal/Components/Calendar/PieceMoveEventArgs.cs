namespace BookingPortal.Components.Calendar;

/// <summary>A booking was dragged, or moved by keys, to another time or room.</summary>
public sealed class PieceMoveEventArgs : EventArgs
{
    /// <summary>The room in which it was drawn.</summary>
    public int Room { get; set; }

    /// <summary>The quarter hour at which it was drawn to begin.</summary>
    public long Start { get; set; }

    public int NewRoom { get; set; }

    public long NewStart { get; set; }

    public long NewEnd { get; set; }
}
