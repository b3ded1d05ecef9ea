using BookingPortal.Facilities;
using BookingPortal.Time;

namespace BookingPortal.Availability;

/// <summary>A room and a time that are free and that the rules let this person book at this moment.</summary>
/// <param name="Breaks">The wishes that it does not fulfil; empty where it fits.</param>
public sealed record RoomOffer(Facility Room, FacilityClock Clock, TimeSlot Slot, IReadOnlyList<BrokenWish> Breaks);
