using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Bookings;

public sealed partial class ConflictPanel
{
    private ElementReference _panel;

    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required FacilityFacts Room { get; set; }

    /// <summary>What was asked for.</summary>
    [Parameter, EditorRequired] public TimeSlot Wanted { get; set; }

    /// <summary>Who holds it; empty where a rule refused it, which the fields say.</summary>
    [Parameter] public IReadOnlyList<BusyTime> By { get; set; } = [];

    [Parameter] public IReadOnlyList<RoomOffer> Offers { get; set; } = [];
    [Parameter] public OfferSearch Search { get; set; } = OfferSearch.Done;
    [Parameter] public bool IsBusy { get; set; }
    [Parameter] public EventCallback<RoomOffer> OnBook { get; set; }

    /// <summary>The next free time in this room.</summary>
    private RoomOffer? Next => Offers.Where(offer => IsHere(offer) && offer.Slot.Start > Wanted.Start).MinBy(offer => offer.Slot.Start);

    /// <summary>The next time here, then other rooms at this time, then other times here.</summary>
    private IReadOnlyList<RoomOffer> InOrder => [.. Offers.OrderBy(offer => offer == Next ? 0 : IsHere(offer) ? 2 : 1)];

    private string Help => (Search, Offers.Count) switch
    {
        (OfferSearch.Looking, _) => Texts["InsteadLooking"],
        (OfferSearch.Failed, _) => Texts["InsteadFailed"],
        (_, 0) => Texts["InsteadNone"],
        _ => Texts["InsteadHelp"],
    };

    // The keyboard goes where the answer is: the next Tab reaches the first button. A refused field keeps the focus itself.
    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender && By.Count > 0 ? _panel.GiveFocusAsync() : Task.CompletedTask;

    private string Describe(BusyTime held)
    {
        var who = held.IsMine ? Texts["ConflictYou"] : held.Person ?? Texts["ConflictBusy"].Value;
        var name = held.Title is { } title ? $"{who} ({title})" : who;
        return held.Slot.Overlaps(Wanted)
            ? name
            : Texts["ConflictKept", name, TimeWords.Time(held.Blocked.Start, Room.Clock), TimeWords.Time(held.Blocked.End, Room.Clock)];
    }

    private bool IsHere(RoomOffer offer) => offer.Room.Id == Room.Facility.Id;

    private string Name(RoomOffer offer) => (IsHere(offer), offer == Next) switch
    {
        (true, true) => Texts["NextFree", When(offer.Slot)],
        (true, false) => Texts["OtherTimeHere", When(offer.Slot)],
        (false, _) when offer.Slot == Wanted => Texts["OtherRoom", offer.Room.Name],
        _ => Texts["OtherRoomThen", offer.Room.Name, When(offer.Slot)],
    };

    /// <summary>Seats and way of another room; the time where it is another one, or its own clock shows it otherwise.</summary>
    private string About(RoomOffer offer)
    {
        var seats = offer.Room.Capacity == 1 ? Texts["OneSeat"].Value : Texts["Seats", offer.Room.Capacity].Value;
        var time = offer.Clock.Zone.Id == Room.Clock.Zone.Id ? offer.Slot == Wanted ? "" : When(offer.Slot) : $"{TimeWords.Range(offer.Slot, offer.Clock)} {TimeWords.City(offer.Clock)}";
        return string.Join(" · ", new[] { seats, offer.Room.Location, time }.Where(words => words.Length > 0));
    }

    private string When(TimeSlot free)
    {
        var day = Room.Clock.DateOf(Wanted.Start);
        var date = Room.Clock.DateOf(free.Start);
        var range = TimeWords.Range(free, Room.Clock);
        return date == day ? range : Texts["When", TimeWords.Day(date, day), range];
    }
}
