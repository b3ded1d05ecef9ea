using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>
/// The limits that hold for bookings of one facility: its own, else those of the organisation; null is no limit.
/// </summary>
public sealed record FacilityLimits
{
    public Limit<Duration>? Shortest { get; private init; }

    public Limit<Duration>? Longest { get; private init; }

    /// <summary>How many local days ahead a booking may start; 0 is today only.</summary>
    public Limit<int>? WindowDays { get; private init; }

    /// <summary>How long before its start a booking must be made.</summary>
    public Limit<Duration>? Notice { get; private init; }

    /// <summary>Open bookings of this facility that one person may hold.</summary>
    public Limit<int>? OpenBookings { get; private init; }

    /// <summary>Time that one person may book this facility in an ISO week of its zone.</summary>
    public Limit<Duration>? TimePerWeek { get; private init; }

    /// <summary>Open bookings that one person may hold anywhere.</summary>
    public Limit<int>? OpenBookingsAnywhere { get; private init; }

    /// <summary>Time that one person may book anywhere in an ISO week of this facility's zone.</summary>
    public Limit<Duration>? TimePerWeekAnywhere { get; private init; }

    /// <summary>How long a request waits for approval before it gives its slot back.</summary>
    public Duration ApprovalTime { get; private init; }

    /// <summary>Whether a person's other bookings count: then two requests of one person are taken one after the other.</summary>
    public bool HasQuota => OpenBookings is not null || TimePerWeek is not null || OpenBookingsAnywhere is not null || TimePerWeekAnywhere is not null;

    public static FacilityLimits Of(Facility facility, BookingDefaults defaults) => new()
    {
        Shortest = Minutes(facility.MinDuration, defaults.MinDuration),
        Longest = Minutes(facility.MaxDuration, defaults.MaxDuration),
        WindowDays = Count(facility.WindowDays, defaults.WindowDays),
        Notice = Minutes(facility.NoticeMinutes, defaults.NoticeMinutes),
        OpenBookings = Count(facility.MaxOpenBookings, defaults.MaxOpenBookings),
        TimePerWeek = Minutes(facility.MaxMinutesPerWeek, defaults.MaxMinutesPerWeek),
        OpenBookingsAnywhere = Count(null, defaults.PersonMaxOpenBookings),
        TimePerWeekAnywhere = Minutes(null, defaults.PersonMaxMinutesPerWeek),
        ApprovalTime = Duration.FromHours(facility.ApprovalHours ?? defaults.ApprovalHours),
    };

    private static Limit<int>? Count(int? own, int? common) =>
        own is { } mine ? new Limit<int>(mine, RuleSource.Facility) : common is { } all ? new Limit<int>(all, RuleSource.Organisation) : null;

    private static Limit<Duration>? Minutes(int? own, int? common) =>
        Count(own, common) is { } limit ? new Limit<Duration>(Duration.FromMinutes(limit.Value), limit.Source) : null;
}
