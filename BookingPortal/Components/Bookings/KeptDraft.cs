using System.Globalization;
using BookingPortal.Accounts;

namespace BookingPortal.Components.Bookings;

/// <summary>A form as the tab's session storage kept it: over a reload and over a restart of the server.</summary>
/// <param name="UserId">Whose words they are; nobody else gets them back.</param>
/// <param name="Sent">The request went out and its answer was not seen.</param>
/// <param name="Cut">The description was too long to keep.</param>
/// <param name="Fields">Names and values as the browser's form has them.</param>
public sealed record KeptDraft(
    int UserId, int FacilityId, Guid RequestId, bool Sent, bool Cut = false, IReadOnlyDictionary<string, string>? Fields = null)
{
    /// <summary>As HTML writes times: without seconds where there are none.</summary>
    private static readonly string[] TimeFormats = ["HH:mm", "HH:mm:ss"];

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
