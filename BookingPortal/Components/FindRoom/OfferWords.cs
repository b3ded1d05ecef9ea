using BookingPortal.Availability;
using BookingPortal.Components.Bookings;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.FindRoom;

/// <summary>Says why a room is offered, and which wish it does not fulfil.</summary>
public sealed class OfferWords(IStringLocalizer<FindRoomTexts> texts)
{
    public string Time(RoomOffer offer) => TimeWords.Range(offer.Slot, offer.Clock);

    public string Seats(int seats) => seats == 1 ? texts["OneSeat"] : texts["Seats", seats];

    /// <summary>"Tokyo time" where the room's clock is not the reader's.</summary>
    public string? Zone(RoomOffer offer, FindChoices choices) =>
        offer.Clock.Zone.Id == choices.Home.Zone.Id ? null : texts["ZoneTime", TimeWords.City(offer.Clock)].Value;

    /// <summary>Why it stands where it stands: how well it fits, how near, how early.</summary>
    public string Why(RoomOffer offer, FindAddress asked, FindChoices choices)
    {
        var spare = offer.Room.Capacity - (asked.People ?? 1);
        string?[] reasons =
        [
            spare switch { < 0 => null, 0 => texts["FitsExactly"].Value, 1 => texts["OneSeatToSpare"].Value, _ => texts["SeatsToSpare", spare].Value },
            offer.Room.Place == choices.HomePlace ? texts["YourPlace"].Value : null,
            asked.From is { } from && offer.Clock.At(offer.Slot.Start).TimeOfDay == from ? texts["FromTheStart"].Value : null,
        ];
        return string.Join(" · ", reasons.OfType<string>());
    }

    public string Broken(BrokenWish wish, RoomOffer offer, FindAddress asked) => wish.Kind switch
    {
        WishKind.OtherTime => texts["OtherTime", When(offer, asked)],
        WishKind.OtherRoom => texts["OtherRoom"],
        WishKind.OtherBuilding => offer.Room.Building is { } building ? texts["OtherBuilding", building] : texts["NoBuilding"],
        WishKind.OtherPlace => texts["OtherPlace", offer.Room.Place],
        WishKind.WithoutFeature => texts["WithoutFeature", wish.What ?? ""],
        WishKind.Shorter => texts["Shorter", offer.Slot.Duration.TotalMinutes],
        WishKind.FewerSeats => texts["FewerSeats", Seats(offer.Room.Capacity)],
        _ => throw new InvalidOperationException($"No words for {wish.Kind}."),
    };

    /// <summary>The time and its day, where nothing else on the screen names it.</summary>
    public string DayAndTime(RoomOffer offer, FindAddress asked)
    {
        var date = offer.Clock.DateOf(offer.Slot.Start);
        return texts["When", TimeWords.Day(date, asked.Date ?? date), Time(offer)];
    }

    /// <summary>The time, with its day where that is another one.</summary>
    public string When(RoomOffer offer, FindAddress asked)
    {
        var date = offer.Clock.DateOf(offer.Slot.Start);
        return date == asked.Date ? Time(offer) : DayAndTime(offer, asked);
    }
}
