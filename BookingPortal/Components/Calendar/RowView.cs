using BookingPortal.Availability;
using BookingPortal.Facilities;
using BookingPortal.Time;

namespace BookingPortal.Components.Calendar;

/// <summary>All that one row of the grid draws, so that it can tell whether there is anything to draw again.</summary>
public sealed record RowView(DayRow Row, FacilityClock Clock, TimeSlot Axis)
{
    public Facility Room => Row.Room;

    /// <summary>Among all rows, where not all are drawn.</summary>
    public int? Index { get; init; }

    internal GridGeometry Geometry => new(Axis);

    /// <summary>Whether both look alike; lists are compared by what is in them.</summary>
    internal bool LooksLike(RowView? other) =>
        other is not null
        && Axis == other.Axis
        && Index == other.Index
        && Clock.Zone.Id == other.Clock.Zone.Id
        && (ReferenceEquals(Row, other.Row) || LooksAlike(Row, other.Row));

    private static bool LooksAlike(DayRow one, DayRow other) =>
        LooksAlike(one.Room, other.Room)
        && one.Busy.SequenceEqual(other.Busy)
        && one.Free.SequenceEqual(other.Free)
        && one.Closed.SequenceEqual(other.Closed)
        && one.Open.SequenceEqual(other.Open);

    private static bool LooksAlike(Facility one, Facility other) =>
        ReferenceEquals(one, other)
        || (one.Id == other.Id && one.Name == other.Name && one.Capacity == other.Capacity && one.Location == other.Location
            && one.RequiresApproval == other.RequiresApproval
            && one.Features.Select(feature => feature.Name).SequenceEqual(other.Features.Select(feature => feature.Name)));
}
