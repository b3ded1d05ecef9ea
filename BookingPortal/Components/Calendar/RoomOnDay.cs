using BookingPortal.Availability;

namespace BookingPortal.Components.Calendar;

/// <summary>Where a room stands on the shown day.</summary>
public sealed record RoomOnDay(DayPlace Place, DayRow Row)
{
    internal static RoomOnDay? Find(DayView day, int facilityId) =>
        day.Places.SelectMany(place => place.Rooms, (place, row) => new RoomOnDay(place, row)).FirstOrDefault(one => one.Row.Room.Id == facilityId);
}
