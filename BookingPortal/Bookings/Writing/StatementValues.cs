using BookingPortal.Audit;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Bookings.Writing;

/// <summary>The typed parameters of one hand-written statement.</summary>
internal sealed class StatementValues
{
    /// <summary>Made large enough for a booking, which names some thirty.</summary>
    private readonly Dictionary<string, NpgsqlParameter> _values = new(32);

    internal StatementValues With(string name, int? value) => With(name, NpgsqlDbType.Integer, value);

    internal StatementValues With(string name, bool value) => With(name, NpgsqlDbType.Boolean, value);

    internal StatementValues With(string name, Guid value) => With(name, NpgsqlDbType.Uuid, value);

    internal StatementValues With(string name, Instant? value) => With(name, NpgsqlDbType.TimestampTz, value?.ToDateTimeUtc());

    internal StatementValues With(string name, NpgsqlDbType type, object? value)
    {
        _values.Add(name, new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
        return this;
    }

    /// <summary>Who acts, with the stamp of his sign-in, on which booking, by which request.</summary>
    internal StatementValues By(Caller caller, Guid requestId, long? bookingId = null) => With("actor", caller.PersonId)
        .With("stamp", NpgsqlDbType.Text, caller.SecurityStamp)
        .With("booking", NpgsqlDbType.Bigint, bookingId)
        .With("request", requestId);

    /// <summary>From where the person calls and why, for the audit row.</summary>
    internal StatementValues Audited(Caller caller, string? reason) => With("agent", NpgsqlDbType.Text, caller.UserAgent)
        .With("address", NpgsqlDbType.Inet, caller.IpAddress)
        .With("trace", NpgsqlDbType.Text, caller.TraceId)
        .With("reason", NpgsqlDbType.Text, reason);

    /// <summary>The rules that are set aside; null where none is.</summary>
    internal StatementValues Overriding(IReadOnlyCollection<RefusalCode> rules) => With(
        "overrides", NpgsqlDbType.Array | NpgsqlDbType.Text, rules.Count == 0 ? null : rules.Select(rule => rule.ToString()).ToArray());

    internal StatementValues Of(BookingContent content) => With("title", NpgsqlDbType.Text, content.Title)
        .With("description", NpgsqlDbType.Text, content.Description)
        .With("attendees", content.AttendeeCount)
        .With("url", NpgsqlDbType.Text, content.ExternalMeetingUrl)
        .With("private", content.IsPrivate);

    /// <summary>Room and time, judged by a version of the room's rules.</summary>
    internal StatementValues At(int facilityId, Instant start, Instant end, FacilityFacts? facts) => With("facility", facilityId)
        .With("start", start)
        .With("end", end)
        .With("rules_version", facts?.Facility.RulesVersion)
        .With("approval_minutes", (int?)facts?.Limits.ApprovalTime.TotalMinutes);

    /// <summary>The owner's quotas; those that are set aside, and those of which no more is asked, count nothing.</summary>
    internal StatementValues Within(FacilityLimits limits, QuotaDemand demand, Instant now, IReadOnlyCollection<RefusalCode> overridden)
    {
        var weeks = demand.Weeks;
        return With("held_from", Instant.Min(now, weeks[0].Week.Start) - BookingRules.Longest)
            .With("max_open", demand.OpensHere ? Value(limits.OpenBookings, RefusalCode.TooManyOpenBookings) : null)
            .With("max_open_anywhere", demand.OpensAnywhere ? Value(limits.OpenBookingsAnywhere, RefusalCode.TooManyOpenBookingsAnywhere) : null)
            .With("max_week_minutes", Minutes(limits.TimePerWeek, RefusalCode.TooMuchThisWeek))
            .With("max_week_minutes_anywhere", Minutes(limits.TimePerWeekAnywhere, RefusalCode.TooMuchThisWeekAnywhere))
            .With("week_starts", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, weeks.Select(one => one.Week.Start.ToDateTimeUtc()).ToArray())
            .With("week_ends", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, weeks.Select(one => one.Week.End.ToDateTimeUtc()).ToArray())
            .With("week_here", NpgsqlDbType.Array | NpgsqlDbType.Boolean, weeks.Select(one => one.MoreHere).ToArray())
            .With("week_anywhere", NpgsqlDbType.Array | NpgsqlDbType.Boolean, weeks.Select(one => one.MoreAnywhere).ToArray());

        int? Value(Limit<int>? limit, RefusalCode code) => overridden.Contains(code) ? null : limit?.Value;

        int? Minutes(Limit<Duration>? limit, RefusalCode code) => overridden.Contains(code) ? null : (int?)limit?.Value.TotalMinutes;
    }

    /// <summary>The value that a statement calls by this name.</summary>
    internal NpgsqlParameter this[string name] => _values[name];
}
