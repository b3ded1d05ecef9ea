using BookingPortal.Components.Bookings;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Tests.Components.Bookings;

public sealed class BookingInputTests
{
    private static readonly FacilityClock Berlin = FacilityClock.Of("Europe/Berlin");

    [Theory]
    [InlineData("2027-03-02T09:00:00Z", 30)]
    [InlineData("2027-03-02T22:00:00Z", 60)]
    [InlineData("2027-03-02T21:30:00Z", 1440)]
    [InlineData("2027-03-28T00:30:00Z", 60)]
    [InlineData("2027-10-31T00:30:00Z", 30)]
    [InlineData("2027-10-31T01:30:00Z", 30)]
    [InlineData("2027-10-31T00:45:00Z", 60)]
    public void Take_AnySlot_ComesBackAsTheSameInstants(string start, int minutes)
    {
        var starts = NodaTime.Text.InstantPattern.General.Parse(start).Value;
        var slot = new TimeSlot(starts, starts + Duration.FromMinutes(minutes));

        var request = BookingInput.Of(slot, Berlin).ToRequest(1, Berlin, Guid.NewGuid());

        Assert.Equal(slot, new TimeSlot(request!.Start, request.End));
    }

    [Fact]
    public void ToRequest_AtATimeThatTheClockSkips_IsNoRequest()
    {
        var input = new BookingInput { Date = new DateOnly(2027, 3, 28), Start = new TimeOnly(2, 30), End = new TimeOnly(3, 30) };

        Assert.Null(input.ToRequest(1, Berlin, Guid.NewGuid()));
    }

    [Fact]
    public void ToRequest_OnTheLastDayOfTheCalendar_IsNoRequestInsteadOfAFault()
    {
        var input = new BookingInput { Date = DateOnly.MaxValue, Start = new TimeOnly(23, 0), End = new TimeOnly(1, 0), EndsNextDay = true };

        Assert.Null(input.ToRequest(1, Berlin, Guid.NewGuid()));
    }

    [Fact]
    public void ToRequest_EmptyTexts_AreNotKept()
    {
        var input = BookingInput.Of(new TimeSlot(Instant.FromUtc(2027, 3, 2, 9, 0), Instant.FromUtc(2027, 3, 2, 10, 0)), Berlin);
        (input.Description, input.MeetingUrl, input.Attendees) = (" ", "", null);

        var request = input.ToRequest(1, Berlin, Guid.NewGuid());

        Assert.Equal((null, null, 0), (request!.Description, request.ExternalMeetingUrl, request.AttendeeCount));
    }
}
