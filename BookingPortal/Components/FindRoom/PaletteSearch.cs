using BookingPortal.Accounts;
using BookingPortal.Availability;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.FindRoom.Understanding;
using BookingPortal.Facilities;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.FindRoom;

/// <summary>Answers a line of the search everywhere: rooms to book for a wish, days, rooms, pages, and people for staff.</summary>
public sealed class PaletteSearch(
    FacilityCatalog catalog, RoomFinder finder, PeopleService people, Understander understander, CurrentUser user, OfferWords words,
    IStringLocalizer<FindRoomTexts> texts)
{
    private const int MostOffers = 5;

    private const int MostRooms = 6;

    private const int ShortestName = 2;

    private static readonly (string Uri, string Icon, string Text)[] Pages =
        [("", "calendar_month", "PageCalendar"), ("find", "search", "Title"), ("my-bookings", "event_note", "PageMyBookings")];

    public async Task<PaletteAnswer> AnswerAsync(string text, CancellationToken cancel = default)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            return new PaletteAnswer([PagesNamed("")], []);
        }

        var choices = await understander.ChoicesAsync(cancel);
        var wish = await understander.ReadAsync(text, choices, cancel);
        PaletteGroup[] groups =
        [
            .. wish.IsAboutAMeeting && !wish.IsADay ? await OffersAsync(wish, text, choices, cancel) : [],
            wish.IsADay ? Day(wish, text) : Nothing,
            await RoomsAsync(text, cancel),
            PagesNamed(text),
            await PeopleAsync(text, cancel),
        ];
        return new PaletteAnswer([.. groups.Where(group => group.Entries.Count > 0)], wish.IsAboutAMeeting ? wish.NotUnderstood : []);
    }

    private static PaletteGroup Nothing { get; } = new("", []);

    private PaletteGroup PagesNamed(string text) => new(
        texts["GroupPages"],
        [
            .. Pages.Select(page => (page.Uri, page.Icon, Name: texts[page.Text].Value))
                .Where(page => page.Name.Contains(text, StringComparison.CurrentCultureIgnoreCase))
                .Select(page => new PaletteEntry(page.Icon, page.Name, null, new PaletteChoice.Go(page.Uri))),
        ]);

    private async Task<IEnumerable<PaletteGroup>> OffersAsync(UnderstoodWish wish, string text, FindChoices choices, CancellationToken cancel)
    {
        var asked = await understander.AddressAsync(wish, text, choices, cancel);
        if (asked.EndsBeforeItStarts)
        {
            return [];
        }

        var found = await finder.FindAsync(asked.ToWish(), cancel);
        var fits = found.Fits.Count > 0;
        var offers = (fits ? found.Fits : found.Alternatives).Take(MostOffers).Select(offer => new PaletteEntry(
            "event_available",
            texts["BookThis", offer.Room.Name, words.DayAndTime(offer, asked)],
            About(offer, asked, choices),
            new PaletteChoice.Book(new BookingDraft(offer.Room.Id, offer.Slot) { Attendees = Math.Min(asked.People ?? 1, offer.Room.Capacity) })));
        return
        [
            new PaletteGroup(texts[fits ? "GroupFits" : "GroupNearest"],
                [.. offers, new PaletteEntry("search", texts["AllAnswers"], null, new PaletteChoice.Go(asked.ToUri()))]),
        ];
    }

    private string About(RoomOffer offer, FindAddress asked, FindChoices choices)
    {
        string?[] parts = [.. offer.Breaks.Select(broken => words.Broken(broken, offer, asked)), words.Zone(offer, choices), words.Seats(offer.Room.Capacity), offer.Room.Location];
        return string.Join(" · ", parts.OfType<string>());
    }

    private PaletteGroup Day(UnderstoodWish wish, string text)
    {
        var date = wish.Date!.Value;
        var day = TimeWords.Day(date, date);
        return new PaletteGroup(texts["GroupDays"],
        [
            new PaletteEntry("calendar_today", texts["GoToDay", day], null, new PaletteChoice.Go(PaletteUris.Day(date))),
            new PaletteEntry("search", texts["FindOnDay", day], null, new PaletteChoice.Go(FindAddress.Of(wish, text, date).ToUri())),
        ]);
    }

    private async Task<PaletteGroup> RoomsAsync(string text, CancellationToken cancel)
    {
        var filter = new RoomFilter(Text: text);
        return new PaletteGroup(texts["GroupRooms"],
        [
            .. (await catalog.AllAsync(cancel)).Select(facts => facts.Facility).Where(filter.Wants)
                .OrderByDescending(room => room.Name.StartsWith(text, StringComparison.CurrentCultureIgnoreCase))
                .ThenByDescending(room => room.Name.Contains(text, StringComparison.CurrentCultureIgnoreCase)).Take(MostRooms)
                .Select(room => new PaletteEntry("meeting_room", room.Name, $"{words.Seats(room.Capacity)} · {room.Location}", new PaletteChoice.Go(PaletteUris.WeekOf(room.Id)))),
        ]);
    }

    /// <summary>Nobody but staff looks for people; for others nothing is even asked.</summary>
    private async Task<PaletteGroup> PeopleAsync(string text, CancellationToken cancel)
    {
        if (text.Length < ShortestName || !(await user.ViewerAsync()).IsStaffSomewhere)
        {
            return Nothing;
        }

        var hits = await people.SearchAsync(text, cancel);
        return new PaletteGroup(texts["GroupPeople"],
            [.. hits.Select(hit => new PaletteEntry("person", texts["BookFor", hit.FullName], hit.Email, new PaletteChoice.Go(new FindAddress { For = hit.Id }.ToUri())))]);
    }
}
