using System.Globalization;
using System.Text;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>
/// The pieces of a row as wwwroot-assets/js/calendar-lanes.js draws them: one line for each, fields parted by tabs. A day of 50
/// rooms with 400 bookings drawn element by element was a first batch of 616 KB, and every circuit kept it.
/// <code>
/// oFROM LENGTH                                     opening hours, for the eye
/// fFROM LENGTH                                     free
/// bFROM LENGTH  HELDFROM HELDLENGTH  title  person  a booking; held with its buffers, where the viewer may move it;
///                                                    in front of FROM may stand m (mine) and p (pending); in the end times where they reach
///                                                    beyond the axis
/// cFROM LENGTH  reason  from  to                     closed
/// n, x                                               nothing free; closed all day
/// </code>
/// FROM and lengths are minutes from the start of the axis. What a viewer may not see is not in it.
/// </summary>
internal static class LaneText
{
    internal const char Field = '\t';

    private static readonly SharedText<DayRow, TimeSlot> Shared = new();

    internal static string Of(DayRow row, DayPlace place) => Shared.Of(row, place.Axis, () => Write(new RowView(row, place.Clock, place.Axis)));

    private static string Write(RowView row)
    {
        var text = new StringBuilder();
        foreach (var open in row.Row.Open)
        {
            if (open.Intersect(row.Axis) is { } seen)
            {
                Line(text, 'o', row.Axis, seen);
            }
        }

        foreach (var piece in GridPiece.Of(row.Row, row.Axis))
        {
            switch (piece.Kind)
            {
                case PieceKind.Free:
                    Line(text, 'f', row.Axis, piece.Slot);
                    break;
                case PieceKind.Busy:
                    Busy(text, row, piece.Slot, piece.Held!);
                    break;
                case PieceKind.Closed:
                    Line(text, 'c', row.Axis, piece.Slot);
                    text.Append(Field).Append(OneLine(piece.Reason)).Append(Field).Append(TimeText.Of(row.Clock, piece.Slot.Start))
                        .Append(Field).Append(TimeText.Of(row.Clock, piece.Slot.End));
                    break;
                default:
                    Begin(text, row.Row.Open.Count == 0 ? 'x' : 'n');
                    break;
            }
        }

        return text.ToString();
    }

    private static void Busy(StringBuilder text, RowView row, TimeSlot seen, BusyTime held)
    {
        Begin(text, 'b');
        text.Append(held.IsMine ? "m" : "").Append(held.IsPending ? "p" : "");
        Minutes(text, row.Axis, seen);
        text.Append(Field);
        if (held.BookingId is not null)
        {
            Minutes(text, row.Axis, held.Blocked);
        }

        text.Append(Field).Append(OneLine(held.Title)).Append(Field).Append(OneLine(held.Person));
        if (seen != held.Slot)
        {
            text.Append(Field).Append(TimeText.Range(row.Clock, held.Slot));
        }
    }

    private static void Line(StringBuilder text, char kind, TimeSlot axis, TimeSlot slot)
    {
        Begin(text, kind);
        Minutes(text, axis, slot);
    }

    private static void Begin(StringBuilder text, char kind) => text.Append(text.Length > 0 ? "\n" : "").Append(kind);

    private static void Minutes(StringBuilder text, TimeSlot axis, TimeSlot slot) => text.Append(
        CultureInfo.InvariantCulture, $"{MinutesOf(slot.Start - axis.Start)} {MinutesOf(slot.Duration)}");

    private static long MinutesOf(Duration duration) => (long)Math.Round(duration.TotalMinutes);

    /// <summary>A title that somebody pasted with tabs in it draws one piece, not two.</summary>
    internal static string OneLine(string? text) =>
        text is not null && text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) : text ?? "";
}
