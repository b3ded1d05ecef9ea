namespace BookingPortal.Bookings;

/// <summary>What a refusal is about.</summary>
public enum BookingField
{
    Facility,
    Time,
    Title,
    Description,
    Attendees,
    MeetingUrl,
    Reason,
}
