namespace BookingPortal.Facilities;

/// <summary>
/// What the organisation wants of every booking, where a facility says nothing of its own: one row, table
/// <c>booking_defaults</c>. Null means no limit. Whoever changes it raises <see cref="Facility.RulesVersion"/> of every
/// facility in the same transaction.
/// </summary>
public sealed class BookingDefaults
{
    /// <summary>The id of the only row.</summary>
    public const short OnlyId = 1;

    /// <summary>How long a request waits for approval where nobody has said otherwise.</summary>
    public const short UsualApprovalHours = 72;

    public short Id { get; private set; } = OnlyId;

    /// <summary>Shortest booking in minutes.</summary>
    public short? MinDuration { get; set; }

    /// <summary>Longest booking in minutes.</summary>
    public short? MaxDuration { get; set; }

    /// <summary>How many local days ahead a booking may start.</summary>
    public short? WindowDays { get; set; }

    /// <summary>How many minutes before its start a booking must be made.</summary>
    public int? NoticeMinutes { get; set; }

    /// <summary>How many open bookings of one facility a person may hold.</summary>
    public short? MaxOpenBookings { get; set; }

    /// <summary>How many minutes in an ISO week, in the facility's zone, a person may book one facility.</summary>
    public int? MaxMinutesPerWeek { get; set; }

    /// <summary>How many open bookings a person may hold in all facilities together.</summary>
    public short? PersonMaxOpenBookings { get; set; }

    /// <summary>How many minutes in an ISO week a person may book in all facilities together.</summary>
    public int? PersonMaxMinutesPerWeek { get; set; }

    /// <summary>How many hours a request holds its slot until it expires undecided.</summary>
    public short ApprovalHours { get; set; } = UsualApprovalHours;
}
