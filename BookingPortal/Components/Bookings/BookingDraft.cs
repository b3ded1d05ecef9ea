using BookingPortal.Accounts;
using BookingPortal.Time;

namespace BookingPortal.Components.Bookings;

/// <summary>What the dialog opens with: a room and a time that somebody picked.</summary>
public sealed record BookingDraft(int FacilityId, TimeSlot Slot)
{
    /// <summary>How many people come, where that is known.</summary>
    public int? Attendees { get; init; }

    /// <summary>For whom, where staff have said so.</summary>
    public PersonHit? OnBehalfOf { get; init; }
}
