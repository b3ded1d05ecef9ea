namespace BookingPortal.Bookings;

/// <summary>Who invites or is invited: organiser and attendee are two, or Outlook shows no invitation.</summary>
public sealed record CalendarParty(string Name, string Email);
