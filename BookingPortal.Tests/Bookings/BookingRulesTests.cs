using BookingPortal.Bookings;
using BookingPortal.Facilities;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

/// <summary>Every rule, each by a request that breaks it alone.</summary>
public sealed class BookingRulesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 8, 7);
    private static readonly FacilityFacts Room = RoomIn("Europe/Berlin", closures: []);

    [Fact]
    public void Judge_GoodRequest_BreaksNothing() => Assert.Empty(Judge(Request(9, 10)));

    public static TheoryData<RefusalCode, BookingRequest> Broken => new()
    {
        { RefusalCode.TitleMissing, Request(9, 10) with { Title = " \u00A0\u200B\t" } },
        { RefusalCode.TitleTooLong, Request(9, 10) with { Title = new string('a', 256) } },
        { RefusalCode.TextUnreadable, Request(9, 10) with { Title = "Stand\0up" } },
        { RefusalCode.TextUnreadable, Request(9, 10) with { Description = "half \uD83D" } },
        { RefusalCode.DescriptionTooLong, Request(9, 10) with { Description = new string('a', 10_001) } },
        { RefusalCode.AttendeesOutOfRange, Request(9, 10) with { AttendeeCount = 0 } },
        { RefusalCode.MoreThanCapacity, Request(9, 10) with { AttendeeCount = 11 } },
        { RefusalCode.MeetingUrlInvalid, Request(9, 10) with { ExternalMeetingUrl = "javascript:alert(1)" } },
        { RefusalCode.MeetingUrlInvalid, Request(9, 10) with { ExternalMeetingUrl = "http://meet.example" } },
        { RefusalCode.MeetingUrlInvalid, Request(9, 10) with { ExternalMeetingUrl = "https://meet.example/a b" } },
        { RefusalCode.EndNotAfterStart, Request(10, 10) },
        { RefusalCode.EndNotAfterStart, Request(10, 9) },
        { RefusalCode.NotOnQuarterHour, Request(9, 10) with { Start = Instant.FromUtc(2026, 11, 23, 9, 0, 37) } },
        { RefusalCode.TooLong, Request(9, 9 + 25) },
        { RefusalCode.OutsideCalendar, Request(9, 10) with { Start = Instant.MinValue } },
        { RefusalCode.OutsideCalendar, Request(9, 10) with { End = Instant.MaxValue } },
        { RefusalCode.OutsideCalendar, new BookingRequest(1, Instant.FromUtc(9999, 1, 4, 9, 0), Instant.FromUtc(9999, 1, 4, 10, 0), "Far", Guid.NewGuid()) },
        { RefusalCode.InThePast, Request(7.75, 9) },
        { RefusalCode.OutsideOpeningHours, Request(16, 17.25) },
        { RefusalCode.OutsideOpeningHours, Request(9 + (5 * 24), 10 + (5 * 24)) },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Judge_BrokenRule_IsNamed(RefusalCode code, BookingRequest request) =>
        Assert.Contains(Judge(request), refusal => refusal.Code == code);

    [Fact]
    public void Judge_RunningQuarterHour_MayBeBooked() => Assert.Empty(Judge(Request(8, 9)));

    [Fact]
    public void Judge_UpToTheClosing_IsOpen() => Assert.Empty(Judge(Request(15, 17)));

    [Fact]
    public void Judge_UnknownRoom_IsNotInUse() =>
        Assert.Equal(RefusalCode.FacilityNotInUse, Assert.Single(BookingRules.Judge(Request(9, 10), null, Now)).Code);

    [Fact]
    public void Judge_Closure_IsLocalWallClock()
    {
        // 10:00 to 11:00 in Berlin is 09:00 to 10:00 UTC.
        var room = RoomIn("Europe/Berlin", [Closure.OfAll(new LocalDateTime(2026, 11, 23, 10, 0), new LocalDateTime(2026, 11, 23, 11, 0), "Fire drill")]);

        Assert.Equal(RefusalCode.DuringClosure, Assert.Single(BookingRules.Judge(Request(9, 10), room, Now)).Code);
        Assert.Empty(BookingRules.Judge(Request(10, 11), room, Now));
    }

    [Fact]
    public void Judge_TwoWindowsThatMeetAtMidnight_AreOneOpening()
    {
        var facility = new Facility("Night owl", "Berlin", "UTC", 10);
        facility.Open([
            new OpeningHours(IsoDayOfWeek.Monday, 1200, 1440, new LocalDate(2000, 1, 1)),
            new OpeningHours(IsoDayOfWeek.Tuesday, 0, 120, new LocalDate(2000, 1, 1)),
        ]);

        Assert.Empty(BookingRules.Judge(Request(22, 26), new FacilityFacts(facility, []), Now));
        Assert.NotEmpty(BookingRules.Judge(Request(22, 27), new FacilityFacts(facility, []), Now));
    }

    [Fact]
    public void Judge_HoursThatHoldLater_DoNotCountBefore()
    {
        var facility = new Facility("Aurora", "Berlin", "UTC", 10);
        facility.Open([new OpeningHours(IsoDayOfWeek.Monday, 480, 1080, new LocalDate(2000, 1, 1))]);
        facility.Open([new OpeningHours(IsoDayOfWeek.Monday, 600, 720, new LocalDate(2026, 11, 30))]);
        var facts = new FacilityFacts(facility, []);

        Assert.Empty(BookingRules.Judge(Request(9, 10), facts, Now));
        Assert.NotEmpty(BookingRules.Judge(Request(9 + (7 * 24), 10 + (7 * 24)), facts, Now));
    }

    private static IReadOnlyList<Refusal> Judge(BookingRequest request) => BookingRules.Judge(request, Room, Now);

    /// <summary>Monday, 23 November 2026, in hours of UTC.</summary>
    private static BookingRequest Request(double from, double to)
    {
        var midnight = Instant.FromUtc(2026, 11, 23, 0, 0);
        return new BookingRequest(1, midnight + Duration.FromHours(from), midnight + Duration.FromHours(to), "Standup", Guid.NewGuid());
    }

    /// <summary>Ten seats, Monday to Friday from 08:00 to 18:00.</summary>
    private static FacilityFacts RoomIn(string zone, IEnumerable<Closure> closures)
    {
        var facility = new Facility("Aurora", "Berlin", zone, 10);
        facility.Open([.. Enumerable.Range(1, 5).Select(day => new OpeningHours((IsoDayOfWeek)day, 480, 1080, new LocalDate(2000, 1, 1)))]);
        return new FacilityFacts(facility, closures);
    }
}
