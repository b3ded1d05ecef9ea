using BookingPortal.Time;

namespace BookingPortal.Components.Bookings;

/// <summary>What the dialog opens with: a room and a time that somebody picked.</summary>
public sealed record BookingDraft(int FacilityId, TimeSlot Slot);
