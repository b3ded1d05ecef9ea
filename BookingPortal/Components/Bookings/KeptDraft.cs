using System.Globalization;
using System.Text.Json.Serialization;
using BookingPortal.Accounts;
using NodaTime;
using NodaTime.Text;

namespace BookingPortal.Components.Bookings;

/// <summary>A form as the tab's session storage kept it: over a reload and over a restart of the server.</summary>
/// <param name="UserId">Whose words they are; nobody else gets them back.</param>
/// <param name="Sent">The request went out and its answer was not seen.</param>
/// <param name="Cut">The description was too long to keep.</param>
/// <param name="Fields">Names and values as the browser's form has them.</param>
public sealed record KeptDraft(
    int UserId, int FacilityId, Guid RequestId, bool Sent, bool Cut = false, IReadOnlyDictionary<string, string>? Fields = null)
{
    /// <summary>The booking that was being changed; null where a new one was asked for.</summary>
    public long? BookingId { get; init; }

    /// <summary>The version of it that the person saw, as ISO 8601: a number would lose its last digits in the browser.</summary>
    public string? Seen { get; init; }

    /// <summary>As HTML writes times: without seconds where there are none.</summary>
    private static readonly string[] TimeFormats = ["HH:mm", "HH:mm:ss"];

    /// <summary>Null where what came back cannot be read.</summary>
    [JsonIgnore]
    public Instant? SeenVersion => Seen is { } seen && InstantPattern.ExtendedIso.Parse(seen) is { Success: true } parsed ? parsed.Value : null;

    [JsonIgnore]
    public string? Reason => Text("reason");

    public static KeptDraft OfChange(int userId, int facilityId, Guid requestId, bool sent, long bookingId, Instant seen) =>
        new(userId, facilityId, requestId, sent) { BookingId = bookingId, Seen = InstantPattern.ExtendedIso.Format(seen) };

    /// <summary>What comes from a browser may be anything: what cannot be read stays empty.</summary>
    public BookingInput ToInput() => new()
    {
        Title = Text("title") ?? "",
        Date = DateOnly.TryParseExact(Text("date"), "yyyy-MM-dd", out var date) ? date : null,
        Start = Time("start"),
        End = Time("end"),
        EndsNextDay = Text("ends-next-day") is not null,
        StartIsLater = Text("start-which") == "later",
        EndIsLater = Text("end-which") == "later",
        Attendees = int.TryParse(Text("attendees"), NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : null,
        Description = Text("description"),
        MeetingUrl = Text("meeting-url"),
        IsPrivate = Text("private") is not null,
        OnBehalfOf = int.TryParse(Text("owner-id"), NumberStyles.None, CultureInfo.InvariantCulture, out var owner)
            ? new PersonHit(owner, Text("owner-name") ?? "", "")
            : null,
    };

    private string? Text(string name) => Fields?.GetValueOrDefault(name);

    private TimeOnly? Time(string name) => TimeOnly.TryParseExact(Text(name), TimeFormats, out var time) ? time : null;
}
