using BookingPortal.Bookings;
using BookingPortal.Time;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>Says what happened to a booking since somebody saw it: who did what, when, why, and how it stands now.</summary>
public sealed class MissedWords(SlotWords slots, IStringLocalizer<BookingTexts> texts)
{
    public IReadOnlyList<string> Say(BookingOutcome.Stale stale, FacilityClock clock, Instant now) => [.. stale.Since.Select(missed => Say(missed, clock, now))];

    private string Say(MissedChange missed, FacilityClock clock, Instant now)
    {
        var after = missed.After;
        var when = after.Start < after.End ? slots.Say(new TimeSlot(after.Start, after.End), clock, now) : "";
        string what = texts["Missed" + missed.Action, missed.By ?? texts["ThePortal"].Value, slots.Say(missed.At, clock, now), after.Content.Title, when];
        return missed.Reason is { } reason ? $"{what} {texts["BecauseOf", reason]}" : what;
    }
}
