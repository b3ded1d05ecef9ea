namespace BookingPortal.Tests.Languages;

public sealed class TextTests
{
    /// <summary>Words that really are the same; everything else that equals the English text was forgotten.</summary>
    private static readonly HashSet<string> SameAsEnglish =
    [
        "de CalendarTexts.InRoom",
        "de LayoutTexts.ProductName",
        "de LayoutTexts.ThemeSystem",
        "de ProfileTexts.Name",
        "fr BookingTexts.Date",
        "fr BookingTexts.Description",
        "fr BookingTexts.Field_description",
        "fr BookingTexts.LengthHours",
        "fr BookingTexts.LengthMinutes",
        "fr BookingTexts.Minutes",
        "fr CalendarTexts.Hours",
        "fr CalendarTexts.Minutes",
        "fr FindRoomTexts.GroupPages",
        "fr FindRoomTexts.Minutes",
        "fr LayoutTexts.ProductName",
        "fr UiTexts.Notifications",
        "ja LayoutTexts.ProductName",
        "ar LayoutTexts.ProductName",
    ];

    [Fact]
    public void EveryText_IsThereInEveryLanguage()
    {
        var files = TextFile.All();
        var faults = files.SelectMany(file => TextFile.Languages.SelectMany(language =>
        {
            var translated = file.In(language);
            return file.English.Keys.Except(translated.Keys).Select(key => $"{language} {file.Name}.{key} is missing")
                .Concat(translated.Keys.Except(file.English.Keys).Select(key => $"{language} {file.Name}.{key} translates nothing"))
                .Concat(translated.Where(text => !file.IsWordList && string.IsNullOrWhiteSpace(text.Value)).Select(text => $"{language} {file.Name}.{text.Key} is empty"));
        }));

        Assert.True(files.Count >= 8, "Hardly any texts were found.");
        Assert.Empty(faults);
    }

    [Fact]
    public void EveryTranslation_FillsInTheSameThings() => Assert.Empty(
        from text in Translations()
        where TextFile.Places(text.English) != TextFile.Places(text.Translated)
        select $"{text.Name}: {text.English} / {text.Translated}");

    [Fact]
    public void NoTranslation_IsTheEnglishText()
    {
        var same = Translations().Where(text => text.English == text.Translated && TextFile.HasWords(text.English)).Select(text => text.Name);

        Assert.Equal(SameAsEnglish.Order(StringComparer.Ordinal), same.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryText_IsSaidSomewhere() => Assert.Empty(
        from file in TextFile.All()
        where !file.IsWordList
        let spoken = SpokenTexts.Of(file)
        from key in file.English.Keys
        where !spoken.Contains(key)
        select $"{file.Name}.{key}");

    private static IEnumerable<(string Name, string English, string Translated)> Translations() =>
        from file in TextFile.All()
        where !file.IsWordList
        from language in TextFile.Languages
        from text in file.In(language)
        where file.English.ContainsKey(text.Key)
        select ($"{language} {file.Name}.{text.Key}", file.English[text.Key], text.Value);
}
