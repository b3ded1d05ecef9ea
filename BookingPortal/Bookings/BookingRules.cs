using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>
/// Every rule that a booking is judged by, in one place and pure: the dialog asks while one types, the service asks
/// before it writes. Times in the refusals are instants; the screens show them in the facility's zone.
/// </summary>
public static class BookingRules
{
    public const int LongestTitle = 255;

    public const int LongestText = 10_000;

    public const int LongestUrl = 500;

    public const int MostAttendees = 1000;

    public static readonly Duration Shortest = QuarterHours.Length;

    public static readonly Duration Longest = Duration.FromHours(24);

    /// <summary>All rules that the request breaks; none means that it may be tried.</summary>
    /// <param name="facts">Null where no active facility has the id.</param>
    /// <param name="now">The database's clock.</param>
    public static IReadOnlyList<Refusal> Judge(BookingRequest request, FacilityFacts? facts, Instant now) =>
        [.. Content(request), .. Time(request, now), .. facts is null ? [new Refusal(RefusalCode.FacilityNotInUse)] : Place(request, facts)];

    /// <summary>Whether any row could hold the request; what none can hold was never booked and is not asked for.</summary>
    internal static bool CanBeStored(BookingRequest request) =>
        !PlainText.IsUnreadable(request.Title) && !PlainText.IsUnreadable(request.Description)
        && !PlainText.IsUnreadable(request.ExternalMeetingUrl)
        && IsInCalendar(request.Start) && IsInCalendar(request.End);

    /// <summary>Whether a reason will do: needed from anybody but the owner.</summary>
    public static IEnumerable<Refusal> JudgeReason(string? reason, bool isRequired)
    {
        if (isRequired && PlainText.IsBlank(reason))
        {
            yield return new Refusal(RefusalCode.ReasonMissing);
        }

        if (reason?.Length > LongestText)
        {
            yield return new Refusal(RefusalCode.ReasonTooLong, LongestText);
        }

        if (PlainText.IsUnreadable(reason))
        {
            yield return new Refusal(RefusalCode.TextUnreadable, BookingField.Reason);
        }
    }

    private static IEnumerable<Refusal> Content(BookingRequest request)
    {
        (string? Text, BookingField Field)[] texts =
        [
            (request.Title, BookingField.Title), (request.Description, BookingField.Description),
            (request.ExternalMeetingUrl, BookingField.MeetingUrl),
        ];
        foreach (var (_, field) in texts.Where(one => PlainText.IsUnreadable(one.Text)))
        {
            yield return new Refusal(RefusalCode.TextUnreadable, field);
        }

        if (PlainText.IsBlank(request.Title))
        {
            yield return new Refusal(RefusalCode.TitleMissing);
        }
        else if (request.Title.Length > LongestTitle)
        {
            yield return new Refusal(RefusalCode.TitleTooLong, LongestTitle, request.Title.Length);
        }

        if (request.Description?.Length > LongestText)
        {
            yield return new Refusal(RefusalCode.DescriptionTooLong, LongestText, request.Description.Length);
        }

        if (request.AttendeeCount is < 1 or > MostAttendees)
        {
            yield return new Refusal(RefusalCode.AttendeesOutOfRange, MostAttendees);
        }

        if (request.ExternalMeetingUrl is { } url && !IsHttps(url))
        {
            yield return new Refusal(RefusalCode.MeetingUrlInvalid, LongestUrl);
        }
    }

    private static IEnumerable<Refusal> Time(BookingRequest request, Instant now)
    {
        if (!QuarterHours.IsOnGrid(request.Start) || !QuarterHours.IsOnGrid(request.End))
        {
            yield return new Refusal(RefusalCode.NotOnQuarterHour);
        }

        if (request.End <= request.Start)
        {
            yield return new Refusal(RefusalCode.EndNotAfterStart);
        }
        else if (request.End - request.Start > Longest)
        {
            yield return new Refusal(RefusalCode.TooLong, Longest);
        }
        else if (request.End - request.Start < Shortest)
        {
            yield return new Refusal(RefusalCode.TooShort, Shortest);
        }

        // The quarter hour that is running may still be booked.
        if (request.Start <= now - QuarterHours.Length)
        {
            yield return new Refusal(RefusalCode.InThePast, QuarterHours.Floor(now));
        }
    }

    private static IEnumerable<Refusal> Place(BookingRequest request, FacilityFacts facts)
    {
        if (request.AttendeeCount > facts.Facility.Capacity)
        {
            yield return new Refusal(RefusalCode.MoreThanCapacity, facts.Facility.Capacity, facts.Facility.Name);
        }

        if (request.End <= request.Start || request.End - request.Start > Longest)
        {
            yield break;
        }

        var slot = new TimeSlot(request.Start, request.End);
        foreach (var closed in facts.ClosedTimes(slot))
        {
            yield return new Refusal(RefusalCode.DuringClosure, closed.Reason);
        }

        if (!facts.IsOpenThroughout(slot))
        {
            yield return new Refusal(RefusalCode.OutsideOpeningHours, facts.HoursOn(facts.Clock.DateOf(request.Start)));
        }
    }

    private static bool IsInCalendar(Instant instant) =>
        instant >= NodaConstants.UnixEpoch && instant < Instant.FromUtc(9999, 1, 1, 0, 0);

    /// <summary>As CHECK booking_meeting_url_https: nothing but https, and a host.</summary>
    private static bool IsHttps(string url) =>
        url.Length <= LongestUrl && url.StartsWith("https://", StringComparison.Ordinal) && !url.Any(char.IsWhiteSpace)
        && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0;
}
