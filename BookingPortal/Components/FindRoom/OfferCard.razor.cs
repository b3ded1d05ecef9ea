using System.Globalization;
using BookingPortal.Availability;
using BookingPortal.Components.Bookings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.FindRoom;

public sealed partial class OfferCard
{
    [Inject] public required IStringLocalizer<FindRoomTexts> Texts { get; init; }
    [Inject] public required OfferWords Words { get; init; }

    [Parameter, EditorRequired] public required RoomOffer Offer { get; set; }
    [Parameter, EditorRequired] public required FindAddress Asked { get; set; }
    [Parameter, EditorRequired] public required FindChoices Choices { get; set; }
    [Parameter] public EventCallback<RoomOffer> OnBook { get; set; }

    private string HeadingId => string.Create(CultureInfo.InvariantCulture, $"offer-{Offer.Room.Id}-{Offer.Slot.Start.ToUnixTimeSeconds()}");

    private string RoomUri => PaletteUris.WeekOf(Offer.Room.Id);

    private string Day
    {
        get
        {
            var date = Offer.Clock.DateOf(Offer.Slot.Start);
            return TimeWords.Day(date, Asked.Date ?? date);
        }
    }
}
