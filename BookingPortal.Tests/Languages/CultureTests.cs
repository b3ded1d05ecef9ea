using System.Globalization;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Calendar;
using BookingPortal.Components.Layout;
using NodaTime;

namespace BookingPortal.Tests.Languages;

/// <summary>U17: days, clocks and numbers as each language writes them.</summary>
public sealed class CultureTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    [Theory]
    [InlineData("en-US", IsoDayOfWeek.Sunday, "Sun")]
    [InlineData("en-GB", IsoDayOfWeek.Monday, "Mon")]
    [InlineData("de-DE", IsoDayOfWeek.Monday, "Mo")]
    [InlineData("fr-FR", IsoDayOfWeek.Monday, "lun.")]
    [InlineData("ja-JP", IsoDayOfWeek.Sunday, "日")]
    [InlineData("ar", IsoDayOfWeek.Saturday, "السبت")]
    public void Week_BeginsWhereTheLanguageBeginsIt(string tag, IsoDayOfWeek first, string name)
    {
        Speak(tag);

        var begins = CalendarWeek.FirstDay(Monday);

        Assert.Equal(first, begins.DayOfWeek);
        Assert.Equal(name, TimeText.Weekday(begins.DayOfWeek));
    }

    [Theory]
    [InlineData("en-US", "2:05 PM", "2 PM")]
    [InlineData("en-GB", "14:05", "14:00")]
    [InlineData("de-DE", "14:05", "14:00")]
    [InlineData("fr-FR", "14:05", "14:00")]
    [InlineData("ja-JP", "14:05", "14:00")]
    [InlineData("ar", "2:05 م", "2 م")]
    public void Clock_HasTwelveOrTwentyFourHours(string tag, string time, string hour)
    {
        Speak(tag);

        Assert.Equal(time, Plain(TimeWords.Time(new LocalTime(14, 5))));
        Assert.Equal(hour, Plain(TimeText.Hour(new LocalTime(14, 0))));
    }

    [Theory]
    [InlineData("en-US", "Monday, November 23", "11/23/2026")]
    [InlineData("en-GB", "Monday, 23 November|Monday 23 November", "23/11/2026")]
    [InlineData("de-DE", "Montag, 23. November", "23.11.2026")]
    [InlineData("fr-FR", "lundi 23 novembre", "23/11/2026")]
    [InlineData("ja-JP", "11月23日月曜日", "2026/11/23")]
    [InlineData("ar", "الاثنين، 23 نوفمبر", "23/11/2026")]
    public void Date_IsInTheOrderOfTheLanguage(string tag, string day, string date)
    {
        Speak(tag);

        Assert.Contains(TimeWords.Day(Monday, Monday), day.Split('|'));
        Assert.Equal(date, Plain(TimeWords.Date(Monday)));
    }

    [Theory]
    [InlineData("en-US", "Nov 22 – Nov 28", "Dec 27, 2026 – Jan 2, 2027")]
    [InlineData("de-DE", "23. Nov. – 29. Nov.", "28. Dez. 2026 – 3. Jan. 2027")]
    [InlineData("fr-FR", "23 nov. – 29 nov.", "28 déc. 2026 – 3 janv. 2027")]
    [InlineData("ja-JP", "11月22日 – 11月28日", "2026年12月27日 – 2027年1月2日")]
    [InlineData("ar", "21 نوفمبر – 27 نوفمبر", "26 ديسمبر 2026 – 1 يناير 2027")]
    public void Week_NamesItsYearsWhereTheyAreNotThisOne(string tag, string thisYear, string overTheYear)
    {
        Speak(tag);

        Assert.Equal(thisYear, Days(Monday));
        Assert.Equal(overTheYear, Days(new LocalDate(2026, 12, 31)));

        static string Days(LocalDate date) =>
            TimeText.Days(CalendarWeek.FirstDay(date), CalendarWeek.FirstDay(date).PlusDays(CalendarWeek.Length - 1), Monday);
    }

    [Theory]
    [InlineData("en-US", "1,234.5")]
    [InlineData("de-DE", "1.234,5")]
    [InlineData("ar", "1,234.5")]
    public void Number_IsWrittenInOneKindOfDigitsAndSigns(string tag, string number)
    {
        Speak(tag);

        Assert.Equal(number, 1234.5.ToString("N1", CultureInfo.CurrentCulture));
        Assert.EndsWith("-u-nu-latn", TimeText.ScriptCulture, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "de-DE")]
    [InlineData("de-AT", "de-DE")]
    [InlineData("FR-ca", "fr-FR")]
    [InlineData("ar-SA", "ar")]
    [InlineData("ja", "ja-JP")]
    [InlineData("en", "en-US")]
    [InlineData("en-IE", "en-GB")]
    [InlineData("nl-NL", null)]
    [InlineData("", null)]
    public void Nearest_IsTheLanguageThatThisPersonReads(string asked, string? spoken) =>
        Assert.Equal(spoken, LanguageChoice.Nearest(asked)?.Tag);

    [Fact]
    public void Arabic_CountsDaysAsTheBookingsDo() =>
        Assert.IsType<GregorianCalendar>(LanguageChoice.Named("ar")!.ToCulture().DateTimeFormat.Calendar);

    private static void Speak(string tag) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Named(tag)!.ToCulture();

    /// <summary>Without the marks that only steer the direction, and with plain spaces: both differ between versions of ICU.</summary>
    private static string Plain(string text) => text.Replace("\u200f", "", StringComparison.Ordinal).Replace('\u202f', ' ').Replace('\u00a0', ' ');
}
