namespace BookingPortal.Components.Calendar;

internal enum PieceKind
{
    Free,
    Busy,
    Closed,

    /// <summary>Stands in a row that has nothing else, so that it can be reached and says why.</summary>
    Nothing,
}
