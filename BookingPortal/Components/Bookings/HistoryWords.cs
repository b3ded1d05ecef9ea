using System.Globalization;
using BookingPortal.Audit;
using BookingPortal.Bookings;
using BookingPortal.Time;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>Says the rows of a booking's history as people read them: times of the wall clock, names of rooms, only what changed.</summary>
public sealed class HistoryWords(BookedRooms rooms, SlotWords slots, IStringLocalizer<BookingTexts> texts)
{
    /// <summary>The columns that mean something to people, in the order in which they are read; the others repeat these or the line itself.</summary>
    private static readonly IReadOnlyList<string> Told =
        ["facility_id", "start_time", "end_time", "title", "attendee_count", "description", "external_meeting_url", "is_private", "status", "expires_at"];

    /// <param name="clock">The wall clock on which times are told.</param>
    public async Task<IReadOnlyList<HistoryLine>> SayAsync(
        IReadOnlyList<AuditRecord> records, FacilityClock clock, Instant now, CancellationToken cancel = default)
    {
        var named = await rooms.OfAsync(
            records.SelectMany(record => record.Changes).Where(change => change.Field == "facility_id")
                .SelectMany(change => new[] { change.Old, change.New }).OfType<string>().Select(id => int.Parse(id, CultureInfo.InvariantCulture)),
            cancel);
        return [.. records.Select(record => Say(record, clock, now, named))];
    }

    private HistoryLine Say(AuditRecord record, FacilityClock clock, Instant now, IReadOnlyDictionary<int, BookedRoom> named) => new(
        texts["Did" + record.Action], record.By ?? texts["ThePortal"], record.At,
        [
            .. Told.Select(field => record.Changes.FirstOrDefault(change => change.Field == field)).OfType<FieldChange>()
                .Where(change => IsTold(change, record.Action))
                .Select(change => new HistoryField(
                    texts["Field_" + change.Field],
                    Value(change.Field, change.Old, clock, now, named),
                    Value(change.Field, change.New, clock, now, named))),
        ],
        record.Reason, [.. record.OverriddenRules.Select(Rule)], record.RequestId);

    /// <summary>That a cancelled booking is cancelled says the line itself; a new one is confirmed and open unless it is said.</summary>
    private static bool IsTold(FieldChange change, AuditAction action) => (change.Field, action) switch
    {
        ("status" or "expires_at", AuditAction.Updated) => true,
        ("status", AuditAction.Created or AuditAction.Restored) => change.New == "pending",
        ("status", _) => false,
        ("expires_at", _) => change.New is not null,
        ("is_private", AuditAction.Created) => change.New == "true",
        _ => true,
    };

    private string Rule(string code) => texts["Rule" + code] is { ResourceNotFound: false } words ? words : code;

    private string? Value(string field, string? value, FacilityClock clock, Instant now, IReadOnlyDictionary<int, BookedRoom> named) => (field, value) switch
    {
        (_, null) => null,
        ("facility_id", _) => named.GetValueOrDefault(int.Parse(value, CultureInfo.InvariantCulture))?.Name ?? value,
        ("start_time" or "end_time" or "expires_at", _) =>
            slots.Say(Instant.FromDateTimeOffset(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture)), clock, now),
        ("is_private", _) => texts[value == "true" ? "Yes" : "No"],
        ("status", _) => texts["Status_" + value],
        ("attendee_count", _) => int.Parse(value, CultureInfo.InvariantCulture).ToString(CultureInfo.CurrentCulture),
        _ => value,
    };
}
