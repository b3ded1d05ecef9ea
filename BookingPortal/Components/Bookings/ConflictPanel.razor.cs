using BookingPortal.Bookings;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Bookings;

public sealed partial class ConflictPanel
{
    private ElementReference _panel;

    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required string Room { get; set; }
    [Parameter, EditorRequired] public required FacilityClock Clock { get; set; }

    /// <summary>What was asked for.</summary>
    [Parameter, EditorRequired] public TimeSlot Wanted { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<BusyTime> By { get; set; }

    /// <summary>Null where the room has no free stretch of this length.</summary>
    [Parameter] public TimeSlot? NextFree { get; set; }

    [Parameter] public NextFreeSearch Search { get; set; } = NextFreeSearch.Done;

    [Parameter] public bool IsBusy { get; set; }
    [Parameter] public EventCallback<TimeSlot> OnBook { get; set; }

    // The keyboard goes where the answer is: the next Tab reaches the button.
    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? _panel.FocusAsync().AsTask() : Task.CompletedTask;

    private string Describe(BusyTime held)
    {
        var who = held.IsMine ? Texts["ConflictYou"] : held.Person ?? Texts["ConflictBusy"].Value;
        var name = held.Title is { } title ? $"{who} ({title})" : who;
        return held.Slot.Overlaps(Wanted)
            ? name
            : Texts["ConflictKept", name, TimeWords.Time(held.Blocked.Start, Clock), TimeWords.Time(held.Blocked.End, Clock)];
    }

    private string When(TimeSlot free)
    {
        var day = Clock.DateOf(Wanted.Start);
        var date = Clock.DateOf(free.Start);
        var range = TimeWords.Range(free, Clock);
        return date == day ? range : Texts["When", TimeWords.Day(date, day), range];
    }
}
