namespace BookingPortal.Components.Calendar;

/// <summary>Names the words of this folder: CalendarTexts.resx.</summary>
public sealed class CalendarTexts;
