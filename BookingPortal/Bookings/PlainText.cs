using System.Globalization;

namespace BookingPortal.Bookings;

/// <summary>What people type, looked at before it is kept.</summary>
internal static class PlainText
{
    /// <summary>Shows nothing: spaces, and characters without width (as CHECK booking_title_not_blank).</summary>
    internal static bool IsBlank(string? text) =>
        text is null || text.All(character => char.IsWhiteSpace(character)
            || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control);

    /// <summary>Cannot be stored: a NUL, or half of a surrogate pair.</summary>
    internal static bool IsUnreadable(string? text)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i++)))
            {
                return true;
            }
        }

        return false;
    }
}
