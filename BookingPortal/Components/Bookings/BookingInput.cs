using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>What stands in the form. Date and times are the wall clock of the room's place.</summary>
public sealed class BookingInput
{
    private (string Title, string? Description, string? MeetingUrl) _given = ("", null, null);

    public string Title { get; set; } = "";

    public DateOnly? Date { get; set; }

    public TimeOnly? Start { get; set; }

    public TimeOnly? End { get; set; }

    public bool EndsNextDay { get; set; }

    /// <summary>Which of the two is meant where the clock shows the start twice.</summary>
    public bool StartIsLater { get; set; }

    public bool EndIsLater { get; set; }

    public int? Attendees { get; set; } = 1;

    public string? Description { get; set; }

    public string? MeetingUrl { get; set; }

    public bool IsPrivate { get; set; }

    public PersonHit? OnBehalfOf { get; set; }

    /// <summary>Whether closing the form would lose more than a few clicks: words that it did not open with.</summary>
    public bool HasText => IsTyped(Title, _given.Title) || IsTyped(Description, _given.Description) || IsTyped(MeetingUrl, _given.MeetingUrl);

    public static BookingInput Of(TimeSlot slot, FacilityClock clock)
    {
        var input = new BookingInput();
        input.Take(slot, clock);
        return input;
    }

    /// <summary>Fills in what an earlier booking says.</summary>
    public void Say(BookingContent content)
    {
        (Title, Description, MeetingUrl) = _given = (content.Title, content.Description, content.ExternalMeetingUrl);
        (Attendees, IsPrivate) = (content.AttendeeCount, content.IsPrivate);
    }

    /// <summary>Writes a slot as date and times of the place.</summary>
    public void Take(TimeSlot slot, FacilityClock clock)
    {
        var starts = clock.At(slot.Start);
        var ends = clock.At(slot.End);
        Date = starts.Date.ToDateOnly();
        Start = starts.TimeOfDay.ToTimeOnly();
        End = ends.TimeOfDay.ToTimeOnly();
        EndsNextDay = ends.Date > starts.Date;
        StartIsLater = IsLater(starts, clock);
        EndIsLater = IsLater(ends, clock);
    }

    /// <summary>The request that the form makes, or null while its date or times name no instant.</summary>
    public BookingRequest? ToRequest(int facilityId, FacilityClock clock, Guid requestId)
    {
        var times = FormTimes.Of(this, clock);
        return times is not { StartsAt: { } start, EndsAt: { } end } ? null : new BookingRequest(facilityId, start, end, Title.Trim(), requestId)
        {
            OnBehalfOf = OnBehalfOf?.Id,
            Description = TextOrNull(Description),
            AttendeeCount = Attendees ?? 0,
            ExternalMeetingUrl = TextOrNull(MeetingUrl)?.Trim(),
            IsPrivate = IsPrivate,
        };
    }

    /// <summary>The change that makes the booking what the form says, or null while its date or times name no instant.</summary>
    public ChangeRequest? ToChange(long bookingId, Instant seen, int facilityId, FacilityClock clock, Guid requestId) =>
        FormTimes.Of(this, clock) is not { StartsAt: { } start, EndsAt: { } end } ? null : new ChangeRequest(bookingId, seen, requestId)
        {
            FacilityId = facilityId,
            Start = start,
            End = end,
            Content = new BookingContent(Title.Trim())
            {
                Description = TextOrNull(Description),
                AttendeeCount = Attendees ?? 0,
                ExternalMeetingUrl = TextOrNull(MeetingUrl)?.Trim(),
                IsPrivate = IsPrivate,
            },
        };

    private static bool IsTyped(string? text, string? given) => !string.IsNullOrWhiteSpace(text) && text != given;

    private static string? TextOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static bool IsLater(ZonedDateTime time, FacilityClock clock) =>
        clock.Resolve(time.LocalDateTime) is LocalTimeAnswer.Twice twice && time.ToInstant() == twice.Later;
}
