using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Time;

namespace BookingPortal.Components.Calendar;

/// <summary>One named element of a row: a gap, a booking or a closure, cut to the axis.</summary>
/// <param name="Held">The booking.</param>
/// <param name="Reason">Why it is closed.</param>
internal sealed record GridPiece(PieceKind Kind, TimeSlot Slot, BusyTime? Held = null, string? Reason = null)
{
    /// <summary>The pieces of a row in order of time. Made while drawing and thrown away: rows keep no object per piece.</summary>
    internal static IReadOnlyList<GridPiece> Of(DayRow row, TimeSlot axis)
    {
        var pieces = row.Free.Select(gap => Cut(PieceKind.Free, gap))
            .Concat(row.Busy.Select(held => Cut(PieceKind.Busy, held.Slot, held)))
            .Concat(row.Closed.Select(closed => Cut(PieceKind.Closed, closed.Slot, null, closed.Reason)))
            .OfType<GridPiece>()
            .OrderBy(piece => piece.Slot.Start)
            .ToList();
        return pieces.Count > 0 ? pieces : [new GridPiece(PieceKind.Nothing, axis)];

        GridPiece? Cut(PieceKind kind, TimeSlot slot, BusyTime? held = null, string? reason = null) =>
            slot.Intersect(axis) is { } seen ? new GridPiece(kind, seen, held, reason) : null;
    }
}
