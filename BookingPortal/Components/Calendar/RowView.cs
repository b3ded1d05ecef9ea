using BookingPortal.Availability;
using BookingPortal.Facilities;
using BookingPortal.Time;

namespace BookingPortal.Components.Calendar;

/// <summary>A row on its axis: all that is needed to draw or name its pieces.</summary>
public sealed record RowView(DayRow Row, FacilityClock Clock, TimeSlot Axis)
{
    public Facility Room => Row.Room;
}
