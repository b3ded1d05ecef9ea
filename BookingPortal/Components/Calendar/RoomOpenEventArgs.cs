namespace BookingPortal.Components.Calendar;

/// <summary>The card of a room is wanted.</summary>
public sealed class RoomOpenEventArgs : EventArgs
{
    public int Room { get; set; }
}
