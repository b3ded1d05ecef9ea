using System.Globalization;
using System.Text.Json;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings.Writing;

/// <summary>A booking as a row of its history tells it: <c>to_jsonb</c> of the table's row.</summary>
internal sealed record RowState(
    int FacilityId, int OwnerId, Instant Start, Instant End, BookingContent Content, BookingStatus Status, Instant Version)
{
    internal TimeSlot Slot => new(Start, End);

    internal ChangedBooking AsChanged => new(FacilityId, Start, End, Content);

    internal static RowState Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var row = document.RootElement;
        return new RowState(
            row.GetProperty("facility_id").GetInt32(),
            row.GetProperty("user_id").GetInt32(),
            Moment(row, "start_time"),
            Moment(row, "end_time"),
            new BookingContent(row.GetProperty("title").GetString()!)
            {
                Description = Text(row, "description"),
                AttendeeCount = row.GetProperty("attendee_count").GetInt32(),
                ExternalMeetingUrl = Text(row, "external_meeting_url"),
                IsPrivate = row.GetProperty("is_private").GetBoolean(),
            },
            Enum.Parse<BookingStatus>(row.GetProperty("status").GetString()!, ignoreCase: true),
            Moment(row, "updated_at"));
    }

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var text) ? text.GetString() : null;

    /// <summary>ISO 8601 with an offset, as the database writes it.</summary>
    private static Instant Moment(JsonElement row, string name) =>
        Instant.FromDateTimeOffset(DateTimeOffset.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture));
}
