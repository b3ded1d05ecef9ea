namespace BookingPortal.Components.MyBookings;

/// <summary>Names the words of this folder: MyBookingsTexts.resx.</summary>
public sealed class MyBookingsTexts;
