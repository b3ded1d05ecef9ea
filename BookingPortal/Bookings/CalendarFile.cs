using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace BookingPortal.Bookings;

/// <summary>
/// Writes one booking as iCalendar (RFC 5545), by hand: text is escaped, no line is longer than 75 octets, and no
/// character is cut in two. Instants are UTC, so a file carries no rules of time zones that may be out of date.
/// </summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int LongestLine = 75;

    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <param name="stamp">When the file is made.</param>
    /// <param name="method">For mails; a file that somebody downloads asks nothing of anybody and has none.</param>
    public static string Write(CalendarEvent booking, Instant stamp, CalendarMethod? method = null)
    {
        var file = new StringBuilder();
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//BookingPortal//BookingPortal//EN");
        Line("CALSCALE", "GREGORIAN");
        Line("METHOD", method?.ToString().ToUpperInvariant());
        Line("BEGIN", "VEVENT");
        Line("UID", booking.Uid.ToString("D"));
        Line("SEQUENCE", booking.Sequence.ToString(CultureInfo.InvariantCulture));
        Line("DTSTAMP", Utc.Format(stamp));
        Line("CREATED", Utc.Format(booking.CreatedAt));
        Line("LAST-MODIFIED", Utc.Format(booking.ChangedAt));
        Line("DTSTART", Utc.Format(booking.Slot.Start));
        Line("DTEND", Utc.Format(booking.Slot.End));
        Line("STATUS", StatusOf(booking, method));
        Line("CLASS", booking.IsPrivate ? "PRIVATE" : "PUBLIC");
        Line("TRANSP", "OPAQUE");
        Line("SUMMARY", Text(booking.Title));
        Line("LOCATION", Text(booking.Location));
        Line("DESCRIPTION", Text(DescriptionOf(booking)));
        Line("URL", Plain(booking.Url));
        Line("ORGANIZER" + Named(booking.Organizer), Address(booking.Organizer));
        Line("ATTENDEE" + Named(booking.Attendee), Address(booking.Attendee));
        Line("END", "VEVENT");
        Line("END", "VCALENDAR");
        return file.ToString();

        void Line(string name, string? value)
        {
            if (value is not null)
            {
                Fold(file, $"{name}:{value}");
            }
        }
    }

    private static string StatusOf(CalendarEvent booking, CalendarMethod? method) => (booking.Status, method) switch
    {
        (BookingStatus.Cancelled, _) or (_, CalendarMethod.Cancel) => "CANCELLED",
        (BookingStatus.Pending, _) => "TENTATIVE",
        _ => "CONFIRMED",
    };

    /// <summary>The meeting link stands in the text too: few calendars show the field that is made for it.</summary>
    private static string? DescriptionOf(CalendarEvent booking) => (booking.Description, booking.Url) switch
    {
        (null, null) => null,
        ({ } text, null) => text,
        (null, { } url) => url,
        ({ } text, { } url) => $"{text}\n\n{url}",
    };

    private static string? Address(CalendarParty? party) => party is null ? null : "mailto:" + Plain(party.Email);

    /// <summary>A parameter in quotes; what quotes cannot hold is written as RFC 6868 says.</summary>
    private static string Named(CalendarParty? party) => party is null
        ? ""
        : $";CN=\"{Plain(party.Name)!.Replace("^", "^^", StringComparison.Ordinal).Replace("\"", "^'", StringComparison.Ordinal)}\"";

    private static string? Text(string? text) => text is null ? null : Plain(
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal));

    /// <summary>Without control characters: none of them can be written, and a line break would begin a line of somebody's own.</summary>
    private static string? Plain(string? text) => text is null ? null : string.Concat(text.Where(character => character == '\t' || !char.IsControl(character)));

    /// <summary>At most 75 octets a line; what goes on begins with a space.</summary>
    private static void Fold(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
