namespace BookingPortal.Bookings;

/// <summary>What a person types: the part of <see cref="BookingRules"/> that needs neither room nor clock.</summary>
internal static class ContentRules
{
    internal static IEnumerable<Refusal> Judge(BookingContent content)
    {
        foreach (var (_, field) in Texts(content).Where(one => PlainText.IsUnreadable(one.Text)))
        {
            yield return new Refusal(RefusalCode.TextUnreadable, field);
        }

        if (PlainText.IsBlank(content.Title))
        {
            yield return new Refusal(RefusalCode.TitleMissing);
        }
        else if (content.Title.Length > BookingRules.LongestTitle)
        {
            yield return new Refusal(RefusalCode.TitleTooLong, BookingRules.LongestTitle, content.Title.Length);
        }

        if (content.Description?.Length > BookingRules.LongestText)
        {
            yield return new Refusal(RefusalCode.DescriptionTooLong, BookingRules.LongestText, content.Description.Length);
        }

        if (content.AttendeeCount is < 1 or > BookingRules.MostAttendees)
        {
            yield return new Refusal(RefusalCode.AttendeesOutOfRange, BookingRules.MostAttendees);
        }

        if (content.ExternalMeetingUrl is { } url && !IsHttps(url))
        {
            yield return new Refusal(RefusalCode.MeetingUrlInvalid, BookingRules.LongestUrl);
        }
    }

    internal static IEnumerable<Refusal> JudgeReason(string? reason, bool isRequired)
    {
        if (isRequired && PlainText.IsBlank(reason))
        {
            yield return new Refusal(RefusalCode.ReasonMissing);
        }

        if (reason?.Length > BookingRules.LongestText)
        {
            yield return new Refusal(RefusalCode.ReasonTooLong, BookingRules.LongestText);
        }

        if (PlainText.IsUnreadable(reason))
        {
            yield return new Refusal(RefusalCode.TextUnreadable, BookingField.Reason);
        }
    }

    internal static bool CanBeStored(BookingContent content) => !Texts(content).Any(one => PlainText.IsUnreadable(one.Text));

    private static (string? Text, BookingField Field)[] Texts(BookingContent content) =>
    [
        (content.Title, BookingField.Title), (content.Description, BookingField.Description),
        (content.ExternalMeetingUrl, BookingField.MeetingUrl),
    ];

    /// <summary>As CHECK booking_meeting_url_https: nothing but https, and a host.</summary>
    private static bool IsHttps(string url) =>
        url.Length <= BookingRules.LongestUrl && url.StartsWith("https://", StringComparison.Ordinal) && !url.Any(char.IsWhiteSpace)
        && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0;
}
