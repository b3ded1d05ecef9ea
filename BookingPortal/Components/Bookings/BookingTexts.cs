namespace BookingPortal.Components.Bookings;

/// <summary>Names the words of this folder: BookingTexts.resx.</summary>
public sealed class BookingTexts;
