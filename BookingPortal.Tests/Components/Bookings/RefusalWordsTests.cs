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

        Assert.Equal("Aurora has 10 seats. Choose fewer people or a larger room. Set for this room.", sentence);
    }

    [Theory]
    [InlineData("en-GB", "On Tuesday the room is open 08:00–18:00. Set for this room.")]
    [InlineData("de-DE", "On Dienstag the room is open 08:00–18:00. Set for this room.")]
    [InlineData("en-US", "On Tuesday the room is open 8:00\u202fAM–6:00\u202fPM. Set for this room.")]
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

        Assert.Equal("On Sunday the room is closed all day. Set for this room.", Refusals.Say(refusal, Berlin, new LocalDate(2027, 3, 7)));
    }

    [Fact]
    public void Say_OpenUntilMidnight_SaysMidnight()
    {
        var refusal = new Refusal(RefusalCode.OutsideOpeningHours, new OpeningHours(IsoDayOfWeek.Tuesday, 600, 1440, new LocalDate(2020, 1, 1)));

        Assert.Equal("On Tuesday the room is open 10:00–midnight.", Refusals.Say(refusal, Berlin, new LocalDate(2027, 3, 2)));
    }

    [Theory]
    [InlineData(null, "A booking takes at most 2 h. Set for the whole organisation.")]
    [InlineData((short)90, "A booking takes at most 1.5 h. Set for this room.")]
    public void POL1_Say_ALimit_NamesItsValueAndWhereItIsSet(short? own, string expected)
    {
        var facts = new FacilityFacts(AlwaysOpen(maxDuration: own), [], new BookingDefaults { MaxDuration = 120 });

        var refusal = Assert.Single(BookingRules.Judge(Good with { End = Good.Start + Duration.FromHours(3) }, facts, Now));

        Assert.Equal(expected, Refusals.Say(refusal, Berlin, new LocalDate(2027, 3, 2)));
    }

    [Fact]
    public void POL1_Say_AClosure_NamesWhereItIsSet()
    {
        var closed = Closure.OfBuilding("Berlin", "Tower", new LocalDateTime(2027, 3, 2, 0, 0), new LocalDateTime(2027, 3, 3, 0, 0), "New carpet");

        var refusal = Assert.Single(BookingRules.Judge(Good, new FacilityFacts(AlwaysOpen("Tower"), [closed]), Now));

        Assert.Equal("The room is closed until 03/03/2027 00:00: New carpet. Set for the building.", Refusals.Say(refusal, Berlin, new LocalDate(2027, 3, 2)));
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

    private static Facility AlwaysOpen(string? building = null, short? maxDuration = null, bool wantsApproval = false)
    {
        var facility = new Facility("Aurora", "Berlin", "Europe/Berlin", 10) { Building = building, MaxDuration = maxDuration, RequiresApproval = wantsApproval };
        facility.Open([.. Enumerable.Range(1, 7).Select(day => new OpeningHours((IsoDayOfWeek)day, 0, 1440, new LocalDate(2020, 1, 1)))]);
        return facility;
    }

    /// <summary>The limits that a room or the organisation may set, and the rules of a change.</summary>
    private static IEnumerable<Refusal> Limited()
    {
        var strict = new FacilityFacts(AlwaysOpen(), [], new BookingDefaults
        {
            WindowDays = 0,
            NoticeMinutes = 2880,
            MaxOpenBookings = 1,
            MaxMinutesPerWeek = 60,
            PersonMaxOpenBookings = 1,
            PersonMaxMinutesPerWeek = 60,
        });
        var held = new HeldBooking(7, 0, Slot(At(2027, 3, 3, 10), 60));
        var running = new BookingDetails(
            7, 0, 1, null, Slot(At(2027, 3, 1, 11), 90), Slot(At(2027, 3, 1, 11), 90), Good.Content, BookingStatus.Confirmed, null, null, Now);
        return BookingRules.Judge(Good, strict, Now, new PersonLoad([held]))
            .Concat(BookingRules.JudgeChange(running, new ChangedBooking(0, At(2027, 3, 1, 10), At(2027, 3, 1, 11), Good.Content), Room(), Now))
            .Concat(BookingRules.JudgeChange(
                running, new ChangedBooking(0, running.Slot.Start, At(2027, 3, 1, 14), Good.Content), new FacilityFacts(AlwaysOpen(wantsApproval: true), []), Now))
            .Append(new Refusal(RefusalCode.EndsAnyway, Now))
            .Append(new Refusal(RefusalCode.NotBegun, At(2027, 3, 3, 10)))
            .Append(new Refusal(RefusalCode.UndoTooLate));
    }

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
            Good with { Start = At(9999, 3, 2, 10), End = At(9999, 3, 2, 11) },
            Good with { Start = At(2027, 3, 1, 9), End = At(2027, 3, 1, 10) },
            Good with { Start = At(2027, 3, 2, 19), End = At(2027, 3, 2, 20) },
        ];
        var closed = Closure.OfAll(new LocalDateTime(2027, 3, 2, 0, 0), new LocalDateTime(2027, 3, 3, 0, 0), "New carpet");
        return requests.SelectMany(request => BookingRules.Judge(request, Room(), Now))
            .Concat(BookingRules.Judge(Good, Room(closed), Now))
            .Concat(BookingRules.Judge(Good, null, Now))
            .Concat(Limited())
            .Concat(BookingRules.JudgeReason(null, isRequired: true))
            .Concat(BookingRules.JudgeReason(new string('x', 10_001), isRequired: true));
    }
}
