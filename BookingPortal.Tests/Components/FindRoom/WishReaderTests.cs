using System.Globalization;
using BookingPortal.Components.FindRoom.Understanding;
using BookingPortal.Facilities;
using NodaTime;
using NodaTime.Text;

namespace BookingPortal.Tests.Components.FindRoom;

/// <summary>One line about a room, written on Wednesday, 3 March 2027 at 10:07.</summary>
public sealed class WishReaderTests
{
    private static readonly LocalDateTime Now = new(2027, 3, 3, 10, 7);

    [Theory]
    [InlineData("tomorrow 14:00 6 people projector 45 min building B", "2027-03-04 14:00-14:45 45m 6p [Projector] Building B")]
    [InlineData("today afternoon", "2027-03-03 12:00-18:00")]
    [InlineData("mon 9-11", "2027-03-08 09:00-11:00 120m")]
    [InlineData("2pm", "2027-03-03 14:00-15:00 60m")]
    [InlineData("1.5h", "90m")]
    [InlineData("1h30 for 12", "90m 12p")]
    [InlineData("1 h 30 min", "90m")]
    [InlineData("half an hour tomorrow morning", "2027-03-04 08:00-12:00 30m")]
    [InlineData("50 minutes", "60m")]
    [InlineData("from 2 to 4pm for 8 people", "2027-03-03 14:00-16:00 120m 8p")]
    [InlineData("10-2pm", "2027-03-03 10:00-14:00 240m")]
    [InlineData("friday 9-5", "2027-03-05 09:00-17:00 480m")]
    [InlineData("6-8 people at 3", "2027-03-03 15:00-16:00 60m 8p")]
    [InlineData("for 6", "6p")]
    [InlineData("for 6 hours", "360m")]
    [InlineData("at 9", "2027-03-04 09:00-10:00 60m")]
    [InlineData("after 3pm, 30 min", "2027-03-03 15:00-.. 30m")]
    [InlineData("before noon tomorrow", "2027-03-04 ..-12:00")]
    [InlineData("next wednesday", "2027-03-10")]
    [InlineData("wednesday", "2027-03-03")]
    [InlineData("day after tomorrow", "2027-03-05")]
    [InlineData("3 april 9:30", "2027-04-03 09:30-10:30 60m")]
    [InlineData("April 3rd", "2027-04-03")]
    [InlineData("1 march", "2028-03-01")]
    [InlineData("2027-12-24 10:00-10:30", "2027-12-24 10:00-10:30 30m")]
    [InlineData("now, 30 min", "2027-03-03 10:00-10:30 30m")]
    [InlineData("in 30 min for an hour", "2027-03-03 10:45-11:45 60m")]
    [InlineData("a room with a large screen and wifi in Berlin", "[Large screen,Guest Wi-Fi] Berlin")]
    [InlineData("beamer", "[Projector]")]
    [InlineData("video for 4", "4p [Video conference]")]
    [InlineData("Kanalhaus 2nd floor", "Kanalhaus '2nd floor'")]
    [InlineData("aurora tomorrow", "2027-03-04 'Aurora'")]
    [InlineData("TOMORROW 2 PM 6 PEOPLE", "2027-03-04 14:00-15:00 60m 6p")]
    [InlineData("", "")]
    [InlineData("  ,; ", "")]
    public void Read_English_Understands(string sentence, string meaning) => Assert.Equal(meaning, Say(Read(sentence)));

    [Theory]
    [InlineData("tomorrow 6 people with a piano", "2027-03-04 6p", "piano")]
    [InlineData("bouncy castle tomorrow trampoline", "2027-03-04", "bouncy castle", "trampoline")]
    [InlineData("building Z", "", "building Z")]
    [InlineData("0 people", "", "0 people")]
    [InlineData("9999 people", "", "9999 people")]
    [InlineData("25:00", "", "25:00")]
    [InlineData("31 february", "", "31 february")]
    [InlineData("14 tomorrow", "2027-03-04", "14")]
    [InlineData("30 hours", "", "30 hours")]
    [InlineData("mining", "", "mining")]
    [InlineData("<script>", "", "<script>")]
    public void Read_WhatMeansNothing_IsHandedBack(string sentence, string meaning, params string[] notUnderstood)
    {
        var wish = Read(sentence);

        Assert.Equal(meaning, Say(wish));
        Assert.Equal(notUnderstood, wish.NotUnderstood);
    }

    [Theory]
    [InlineData("en-US", "4/3", "2027-04-03")]
    [InlineData("en-GB", "4/3", "2027-03-04")]
    [InlineData("en-US", "4/3/2028", "2028-04-03")]
    [InlineData("de-DE", "4.3.", "2027-03-04")]
    [InlineData("de-DE", "4.3.28", "2028-03-04")]
    [InlineData("ja-JP", "4/3", "2027-04-03")]
    [InlineData("fr-FR", "4/3", "2027-03-04")]
    [InlineData("en-US", "at 2:30", "2027-03-03 14:30-15:30 60m")]
    [InlineData("en-GB", "at 2:30", "2027-03-04 02:30-03:30 60m")]
    public void Read_DatesAndClocks_FollowTheCulture(string culture, string sentence, string meaning) =>
        Assert.Equal(meaning, Say(Read(sentence, culture)));

    [Theory]
    [InlineData("de-DE", "morgen 14 Uhr 6 Personen Beamer 45 Minuten", "2027-03-04 14:00-14:45 45m 6p [Projector]")]
    [InlineData("de-DE", "übermorgen nachmittag für 8", "2027-03-05 12:00-18:00 8p")]
    [InlineData("de-DE", "am Montag von 9 bis 11 Uhr", "2027-03-08 09:00-11:00 120m")]
    [InlineData("de-DE", "Di 9-11", "2027-03-09 09:00-11:00 120m")]
    [InlineData("de-DE", "3. April um 9:30, anderthalb", "2027-04-03 09:30-10:30 60m", "anderthalb")]
    [InlineData("de-DE", "14.30 Uhr halbe Stunde", "2027-03-03 14:30-15:00 30m")]
    [InlineData("de-DE", "morgen früh Gebäude B", "2027-03-04 08:00-12:00 Building B")]
    [InlineData("de-DE", "1,5 Stunden", "90m")]
    [InlineData("fr-FR", "demain 14h30 pour 6 personnes, vidéoprojecteur, 45 min", "2027-03-04 14:30-15:15 45m 6p [Projector]")]
    [InlineData("fr-FR", "mar. 14h", "2027-03-09 14:00-15:00 60m")]
    [InlineData("fr-FR", "lundi de 9h à 11h", "2027-03-08 09:00-11:00 120m")]
    [InlineData("fr-FR", "1h30 cet après-midi", "2027-03-03 12:00-18:00 90m")]
    [InlineData("fr-FR", "3 avril", "2027-04-03")]
    [InlineData("ja-JP", "明日14時から6人プロジェクター45分", "2027-03-04 14:00-14:45 45m 6p [Projector]")]
    [InlineData("ja-JP", "月曜日の午後2時半から1時間", "2027-03-08 14:30-15:30 60m")]
    [InlineData("ja-JP", "3月4日 午後 8名", "2027-03-04 12:00-18:00 8p")]
    [InlineData("ja-JP", "１４：００〜１５：３０", "2027-03-03 14:00-15:30 90m")]
    [InlineData("ja-JP", "明日ピアノ", "2027-03-04", "ピアノ")]
    [InlineData("ar", "غدا الساعة 2 6 أشخاص جهاز عرض 45 دقيقة", "2027-03-04 14:00-14:45 45m 6p [Projector]")]
    [InlineData("ar", "غدا ٦ أشخاص", "2027-03-04 6p")]
    [InlineData("ar", "اليوم من 9 إلى 11", "2027-03-03 09:00-11:00 120m")]
    [InlineData("de-DE", "tomorrow 2pm", "2027-03-04 14:00-15:00 60m")]
    public void Read_OtherLanguages_UnderstandTheirWordsAndEnglish(string culture, string sentence, string meaning, params string[] notUnderstood)
    {
        var wish = Read(sentence, culture);

        Assert.Equal(meaning, Say(wish));
        Assert.Equal(notUnderstood, wish.NotUnderstood);
    }

    [Theory]
    [InlineData("tomorrow", true, false)]
    [InlineData("3 march", true, false)]
    [InlineData("tomorrow 6 people", false, true)]
    [InlineData("aurora", false, false)]
    public void Read_SaysWhetherItIsADayOrAMeeting(string sentence, bool isADay, bool isAboutAMeetingToo)
    {
        var wish = Read(sentence);

        Assert.Equal(isADay, wish.IsADay);
        Assert.Equal(isAboutAMeetingToo, wish.IsAboutAMeeting && !wish.IsADay);
    }

    [Fact]
    public void Read_AnyTextAtAll_ComesToAnEnd()
    {
        var dice = new Random(20270303);
        const string Signs = "0123456789:.-/, hmp時月日半人aé\ud800\u0000١٢<>'\"–tomorrow";
        foreach (var culture in new[] { "en-US", "de-DE", "fr-FR", "ja-JP", "ar" })
        {
            for (var run = 0; run < 400; run++)
            {
                var sentence = string.Concat(Enumerable.Range(0, dice.Next(40)).Select(_ => Signs[dice.Next(Signs.Length)]));
                var wish = Read(sentence, culture);
                Assert.True(wish.People is null or (>= 1 and <= 1000), sentence);
                Assert.True(wish.Length is null || (wish.Length > Duration.Zero && wish.Length <= Duration.FromDays(1)), sentence);
                Assert.True(wish.From is null || wish.Until is null || wish.From < wish.Until, sentence);
            }
        }
    }

    private static UnderstoodWish Read(string sentence, string culture = "en-GB") =>
        WishReader.Read(sentence, Vocabulary.For(CultureInfo.GetCultureInfo(culture)), Names, Now);

    private static KnownNames Names { get; } = new(
    [
        Room("Aurora", "Building A", "Projector", "Large screen", "Video conference", "Conference phone", "Guest Wi-Fi"),
        Room("Borealis", "Building B"),
        Room("Havel", "Kanalhaus"),
    ]);

    private static Facility Room(string name, string building, params string[] features)
    {
        var room = new Facility(name, "Berlin", "Europe/Berlin", 10) { Building = building, Floor = "2nd floor" };
        room.Equip(features.Select(feature => new Feature(feature, "tv")));
        return room;
    }

    private static string Say(UnderstoodWish wish)
    {
        string?[] parts =
        [
            wish.Date is { } date ? LocalDatePattern.Iso.Format(date) : null,
            wish.From is null && wish.Until is null ? null : $"{Say(wish.From)}-{Say(wish.Until)}",
            wish.Length is { } length ? $"{length.TotalMinutes}m" : null,
            wish.People is { } people ? $"{people}p" : null,
            wish.Features.Count == 0 ? null : $"[{string.Join(',', wish.Features)}]",
            wish.Place,
            wish.Building,
            wish.Text is { } text ? $"'{text}'" : null,
        ];
        return string.Join(' ', parts.OfType<string>());
    }

    private static string Say(LocalTime? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "..";
}
