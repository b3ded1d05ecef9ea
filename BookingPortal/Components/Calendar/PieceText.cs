using System.Globalization;
using BookingPortal.Bookings;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>The pieces of a row in words: the same for a screen reader, the tooltip and speech control.</summary>
internal sealed class PieceText(IStringLocalizer<CalendarTexts> texts)
{
    /// <summary>"Aurora, free 10:00 to 11:30"; "Aurora, busy 11:30 to 12:00, Ida Berg".</summary>
    /// <param name="of">What the row is; its room where nothing else is said.</param>
    internal string Name(RowView row, GridPiece piece, string? of = null)
    {
        var (room, from, to) = (of ?? row.Room.Name, TimeText.Of(row.Clock, piece.Slot.Start), TimeText.Of(row.Clock, piece.Slot.End));
        return piece.Kind switch
        {
            PieceKind.Free => texts["FreeName", room, from, to],
            PieceKind.Closed => texts["ClosedName", room, from, to, piece.Reason ?? ""],
            PieceKind.Nothing => texts[row.Row.Open.Count == 0 ? "ClosedAllDayName" : "NothingFreeName", room],
            _ => Details([texts["BusyName", room, from, to]], piece.Held!),
        };
    }

    /// <summary>In a page that is read from the right, names and titles say themselves where they begin: else a long one in Latin letters would lose
    /// its beginning. Nothing elsewhere, because it would be sent with every block.</summary>
    internal static string? OwnDirection => CultureInfo.CurrentCulture.TextInfo.IsRightToLeft ? "auto" : null;

    /// <summary>The first line of a block: title, else who, else "Busy".</summary>
    internal string Headline(BusyTime held) => held.Title ?? held.Person ?? texts["Busy"];

    /// <summary>The second line: times, and who where the headline does not say it. Drawn by the style sheet, so that the words
    /// on the block stay a part of its name.</summary>
    internal static string Line(RowView row, BusyTime held)
    {
        var times = TimeText.Range(row.Clock, held.Slot);
        return held is { Title: not null, IsMine: false, Person: { } person } ? $"{times} · {person}" : times;
    }

    private string Details(List<string> parts, BusyTime held)
    {
        if (held.Title is not null)
        {
            parts.Add(held.Title);
        }

        if (held.IsMine)
        {
            parts.Add(texts["BookedByYou"]);
        }
        else if (held.Person is not null)
        {
            parts.Add(held.Person);
        }

        if (held.IsPending)
        {
            parts.Add(texts["WaitsForApproval"]);
        }

        return string.Join(", ", parts);
    }
}
