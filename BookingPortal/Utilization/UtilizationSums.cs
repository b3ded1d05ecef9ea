using NodaTime;

namespace BookingPortal.Utilization;

/// <summary>
/// The figures of some facilities over some of their local days, each with its definition: the one place where they are
/// defined. Only confirmed bookings count; what waits for approval does not, and of what was cancelled only the
/// cancelling counts. Minutes belong to the local day in which they lie, bookings to the local day on which they start.
/// A share whose denominator is 0 is null: nothing was offered, which is not the same as nothing used.
/// </summary>
public sealed record UtilizationSums
{
    /// <summary>A booking that is cancelled less than this before its start, or after it, is cancelled late.</summary>
    public static readonly Duration LateNotice = Duration.FromHours(24);

    public static readonly UtilizationSums None = new();

    /// <summary>Facilities times local days in service: each counts, booked or not, up to its retirement.</summary>
    public long FacilityDays { get; init; }

    /// <summary>Minutes of opening hours without closures, a clock change included.</summary>
    public long OpenMinutes { get; init; }

    /// <summary>Minutes of confirmed bookings within the open ones: never more than those.</summary>
    public long BookedMinutes { get; init; }

    /// <summary>Minutes of confirmed bookings out of hours or in a closure.</summary>
    public long OutsideMinutes { get; init; }

    /// <summary>Confirmed bookings that start in the period.</summary>
    public long Bookings { get; init; }

    /// <summary>People named in those bookings.</summary>
    public long Attendees { get; init; }

    /// <summary>Seats that those bookings took: the seats of the facility on the day, once for each booking.</summary>
    public long SeatsBooked { get; init; }

    /// <summary>Bookings with half of the seats or more left empty.</summary>
    public long HalfEmpty { get; init; }

    /// <summary>Bookings with more people than seats.</summary>
    public long Overfull { get; init; }

    /// <summary>Minutes from the making of each booking to its start, together; 0 for one made after its start.</summary>
    public long LeadMinutes { get; init; }

    /// <summary>Bookings by how long ahead they were made, in the order of <see cref="LeadTime"/>.</summary>
    public IReadOnlyList<long> Leads { get; init; } = [0, 0, 0, 0, 0];

    /// <summary>Bookings that would start in the period and were cancelled. Requests that were never confirmed do not count.</summary>
    public long Cancelled { get; init; }

    /// <summary>Minutes of the cancelled ones.</summary>
    public long CancelledMinutes { get; init; }

    /// <summary>Those cancelled later than <see cref="LateNotice"/> before their start.</summary>
    public long Late { get; init; }

    public long LateMinutes { get; init; }

    /// <summary>Booked minutes of the open ones, 0 to 1.</summary>
    public double? Utilization => Share(BookedMinutes, OpenMinutes);

    /// <summary>People of seats, over all bookings; above 1 where more came than there are seats.</summary>
    public double? SeatsFilled => Share(Attendees, SeatsBooked);

    public double? HalfEmptyShare => Share(HalfEmpty, Bookings);

    public double? OverfullShare => Share(Overfull, Bookings);

    /// <summary>The mean over all bookings.</summary>
    public Duration? LeadTime => Bookings == 0 ? null : Duration.FromMinutes((double)LeadMinutes / Bookings);

    /// <summary>Cancelled bookings of all that were made: confirmed and cancelled ones.</summary>
    public double? CancelledShare => Share(Cancelled, Bookings + Cancelled);

    /// <summary>Late ones of the cancelled.</summary>
    public double? LateShare => Share(Late, Cancelled);

    public static UtilizationSums operator +(UtilizationSums one, UtilizationSums other) => new()
    {
        FacilityDays = one.FacilityDays + other.FacilityDays,
        OpenMinutes = one.OpenMinutes + other.OpenMinutes,
        BookedMinutes = one.BookedMinutes + other.BookedMinutes,
        OutsideMinutes = one.OutsideMinutes + other.OutsideMinutes,
        Bookings = one.Bookings + other.Bookings,
        Attendees = one.Attendees + other.Attendees,
        SeatsBooked = one.SeatsBooked + other.SeatsBooked,
        HalfEmpty = one.HalfEmpty + other.HalfEmpty,
        Overfull = one.Overfull + other.Overfull,
        LeadMinutes = one.LeadMinutes + other.LeadMinutes,
        Leads = [.. one.Leads.Zip(other.Leads, (mine, more) => mine + more)],
        Cancelled = one.Cancelled + other.Cancelled,
        CancelledMinutes = one.CancelledMinutes + other.CancelledMinutes,
        Late = one.Late + other.Late,
        LateMinutes = one.LateMinutes + other.LateMinutes,
    };

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;
}
