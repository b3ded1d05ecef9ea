using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>A person wants a booking of the shown day at another time or in another room.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="Held">As it was drawn: what the person saw.</param>
/// <param name="From">Where it was drawn.</param>
/// <param name="To">Where it shall be.</param>
/// <param name="Slot">When it shall be.</param>
/// <param name="Now">When the day was read.</param>
public sealed record PieceMoved(long BookingId, BusyTime Held, RoomOnDay From, RoomOnDay To, TimeSlot Slot, Instant Now)
{
    /// <summary>
    /// What the browser asked for, compared with what was drawn; null where no such booking was, where its id was not
    /// given to the viewer, where the times leave the shown day, or where nothing would change. The numbers come from
    /// outside and are compared before they are used. Whether the new time is free says the database alone.
    /// </summary>
    internal static PieceMoved? In(DayView day, PieceMoveEventArgs asked)
    {
        if (RoomOnDay.Find(day, asked.Room) is not { } from || RoomOnDay.Find(day, asked.NewRoom) is not { } to)
        {
            return null;
        }

        var held = from.Row.Busy.FirstOrDefault(one =>
            one.BookingId is not null && one.Slot.Intersect(from.Place.Axis) is { } seen && QuarterNumber.Of(seen.Start) == asked.Start);
        if (held is null || asked.NewStart >= asked.NewEnd
            || asked.NewStart < QuarterNumber.Of(to.Place.Day.Start) || asked.NewEnd > QuarterNumber.After(to.Place.Day.End))
        {
            return null;
        }

        var drawn = held.Slot.Intersect(from.Place.Axis)!.Value;
        var wanted = new TimeSlot(QuarterNumber.ToInstant(asked.NewStart), QuarterNumber.ToInstant(asked.NewEnd));

        // What lies outside of the axis was not seen: it moves along, and stays where only the other edge moved.
        var start = wanted.Start + (held.Slot.Start - drawn.Start);
        var end = wanted.End + (held.Slot.End - drawn.End);
        return start >= end || (start == held.Slot.Start && end == held.Slot.End && to.Row.Room.Id == held.FacilityId)
            ? null
            : new PieceMoved(held.BookingId!.Value, held, from, to, new TimeSlot(start, end), day.Now);
    }
}
