using System.Globalization;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using NodaTime;

namespace BookingPortal.Tests.Components.Bookings;

public sealed class RefusalWordsTests : BookingContext
{
    /// <summary>Monday, noon.</summary>
    private static readonly Instant Now = At(2027, 3, 1, 12);

    private static readonly BookingRequest Good =
        new(0, At(2027, 3, 2, 10), At(2027, 3, 2, 11), "Planning", Guid.NewGuid());

    public static TheoryData<RefusalCode> Codes => [.. Enum.GetValues<RefusalCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Say_EveryCodeAsTheRulesGiveIt_IsASentenceWithItsValues(RefusalCode code)
    {
        var refusal = Broken().First(one => one.Code == code);

        var sentence = Refusals.Say(refusal, Berlin, new LocalDate(2027, 3, 2));

        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('{', sentence);
        Assert.DoesNotContain(code.ToString(), sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("BookingPortal", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Say_MoreThanCapacity_NamesSeatsAndRoom()
    {
        var sentence = Say(Good with { AttendeeCount = 12 });

        Assert.Equal("Aurora has 10 seats. Choose fewer people or a larger room.", sentence);
    }

    [Theory]
    [InlineData("en-GB", "On Tuesday the room is open 08:00–18:00.")]
    [InlineData("de-DE", "On Dienstag the room is open 08:00–18:00.")]
    [InlineData("en-US", "On Tuesday the room is open 8:00\u202fAM–6:00\u202fPM.")]
    public void Say_OutsideOpeningHours_NamesTheHoursOfThatWeekdayAsTheReaderWritesThem(string culture, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        var sentence = Say(Good with { Start = At(2027, 3, 2, 19), End = At(2027, 3, 2, 20) });

        Assert.Equal(expected, sentence);
    }

    [Fact]
    public void Say_OnADayWithoutHours_SaysThatTheDayIsClosed()
    {
        var request = Good with { Start = At(2027, 3, 7, 10), End = At(2027, 3, 7, 11) };
        var refusal = Assert.Single(BookingRules.Judge(request, Room(), Now));

        Assert.Equal("On Sunday the room is closed all day.", Refusals.Say(refusal, Berlin, new LocalDate(2027, 3, 7)));
    }

    [Fact]
    public void Say_OpenUntilMidnight_SaysMidnight()
    {
        var refusal = new Refusal(RefusalCode.OutsideOpeningHours, new OpeningHours(IsoDayOfWeek.Tuesday, 600, 1440, new LocalDate(2020, 1, 1)));

        Assert.Equal("On Tuesday the room is open 10:00–midnight.", Refusals.Say(refusal, Berlin, new LocalDate(2027, 3, 2)));
    }

    [Fact]
    public void Say_InThePast_NamesTheEarliestStartOnTheRoomsWallClock()
    {
        var sentence = Say(Good with { Start = At(2027, 3, 1, 9), End = At(2027, 3, 1, 10) });

        Assert.Equal("This start is over. The earliest is 12:00 today.", sentence);
    }

    [Fact]
    public void Say_ByField_LeavesOutWhatBelongsToOtherFields()
    {
        var refusals = BookingRules.Judge(Good with { Title = " ", AttendeeCount = 12 }, Room(), Now);

        var title = Refusals.Say(refusals, BookingField.Title, Berlin, new LocalDate(2027, 3, 2));

        Assert.Equal("Give it a title, so that people know what it is.", title);
        Assert.Null(Refusals.Say(refusals, BookingField.Time, Berlin, new LocalDate(2027, 3, 2)));
    }

    private string Say(BookingRequest request) =>
        Refusals.Say(Assert.Single(BookingRules.Judge(request, Room(), Now)), Berlin, new LocalDate(2027, 3, 2));

    /// <summary>At least one refusal of each code, made by the rules themselves: a new value or a new rule shows here.</summary>
    private static IEnumerable<Refusal> Broken()
    {
        BookingRequest[] requests =
        [
            Good with { Title = "" },
            Good with { Title = new string('x', 256), Description = new string('x', 10_001), AttendeeCount = 1001, ExternalMeetingUrl = "http://x" },
            Good with { Title = "a\0b" },
            Good with { End = Good.Start },
            Good with { Start = Good.Start + Duration.FromSeconds(7), End = Good.Start + Duration.FromMinutes(1) },
            Good with { End = Good.Start + Duration.FromHours(25) },
            Good with { Start = At(2027, 3, 1, 9), End = At(2027, 3, 1, 10) },
            Good with { Start = At(2027, 3, 2, 19), End = At(2027, 3, 2, 20) },
        ];
        var closed = Closure.OfAll(new LocalDateTime(2027, 3, 2, 0, 0), new LocalDateTime(2027, 3, 3, 0, 0), "New carpet");
        return requests.SelectMany(request => BookingRules.Judge(request, Room(), Now))
            .Concat(BookingRules.Judge(Good, Room(closed), Now))
            .Concat(BookingRules.Judge(Good, null, Now))
            .Concat(BookingRules.JudgeReason(null, isRequired: true))
            .Concat(BookingRules.JudgeReason(new string('x', 10_001), isRequired: true));
    }
}
