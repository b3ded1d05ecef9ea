using BookingPortal.Time;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>Says when something is or was, on the wall clock of a place.</summary>
public sealed class SlotWords(IStringLocalizer<BookingTexts> texts)
{
    /// <summary>"Monday, 23 November, 10:00–11:30"; the year only where it is not that of <paramref name="now"/>.</summary>
    public string Say(TimeSlot slot, FacilityClock clock, Instant now) =>
        texts["When", TimeWords.Day(clock.DateOf(slot.Start), clock.DateOf(now)), TimeWords.Range(slot, clock)];

    /// <summary>"Monday, 23 November, 10:00".</summary>
    public string Say(Instant instant, FacilityClock clock, Instant now) =>
        texts["When", TimeWords.Day(clock.DateOf(instant), clock.DateOf(now)), TimeWords.Time(instant, clock)];
}
