using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>What the scripts of the grid say and write, in one language: the same for every screen.</summary>
/// <param name="Spoken">Sentences of the cursor and of a carried booking, with names in braces for what the script knows.</param>
/// <param name="Pieces">What the pieces are called, with numbers in braces for room, times and reason.</param>
internal sealed record GridWords(string Spoken, string Pieces)
{
    private static readonly string[] SpokenTexts =
        ["At", "Range", "Carry", "Fits", "FitsNot", "CarryLeft", "CarryNever", "Asking", "Unfit"];

    private static readonly string[] PieceTexts =
        ["FreeName", "BusyName", "ClosedName", "ClosedAllDayName", "NothingFreeName", "ClosedAllDay", "NothingFree", "Busy", "BookedByYou", "WaitsForApproval"];

    private static readonly ConcurrentDictionary<string, GridWords> ByLanguage = new();

    internal static GridWords Of(IStringLocalizer<CalendarTexts> texts) => ByLanguage.GetOrAdd(
        CultureInfo.CurrentUICulture.Name,
        _ => new GridWords(
            JsonSerializer.Serialize(SpokenTexts.ToDictionary(name => name, name => texts["Spoken" + name].Value)),
            JsonSerializer.Serialize(PieceTexts.ToDictionary(name => name, name => texts[name].Value))));
}
