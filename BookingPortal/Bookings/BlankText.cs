using System.Globalization;

namespace BookingPortal.Bookings;

/// <summary>Text that shows nothing: spaces, and characters without width (as CHECK booking_title_not_blank).</summary>
internal static class BlankText
{
    internal static bool IsBlank(string? text) =>
        text is null || text.All(character => char.IsWhiteSpace(character)
            || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control);
}
