using System.Globalization;
using BookingPortal.Accounts;
using BookingPortal.Components.FindRoom.Understanding;
using BookingPortal.Database;
using BookingPortal.Facilities;
using NodaTime;

namespace BookingPortal.Components.FindRoom;

/// <summary>Reads sentences for the signed-in person: the words of the culture, the names of the rooms, the clock of the home place.</summary>
public sealed class Understander(FacilityCatalog catalog, CurrentUser user, DatabaseClock clock)
{
    /// <summary>After this hour people plan the next day.</summary>
    private const int LastHourOfADay = 17;

    public async Task<FindChoices> ChoicesAsync(CancellationToken cancel) =>
        FindChoices.Of(await catalog.AllAsync(cancel), (await user.ViewerAsync()).HomePlace);

    public async Task<UnderstoodWish> ReadAsync(string sentence, FindChoices choices, CancellationToken cancel) => WishReader.Read(
        sentence, Vocabulary.For(CultureInfo.CurrentCulture), choices.Names, choices.Home.At(await clock.NowAsync(cancel)).LocalDateTime);

    /// <summary>The address that a sentence means.</summary>
    public async Task<FindAddress> AddressAsync(UnderstoodWish wish, string sentence, FindChoices choices, CancellationToken cancel) =>
        FindAddress.Of(wish, sentence, await DayAsync(choices, cancel));

    /// <summary>What the form starts with: two people for an hour, today, or on the next working day where this one is over.</summary>
    public async Task<FindAddress> UsualAsync(FindChoices choices, CancellationToken cancel) =>
        new() { People = 2, Minutes = 60, Date = await DayAsync(choices, cancel) };

    private async Task<LocalDate> DayAsync(FindChoices choices, CancellationToken cancel)
    {
        var now = choices.Home.At(await clock.NowAsync(cancel));
        var day = now.Hour < LastHourOfADay ? now.Date : now.Date.PlusDays(1);
        while (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
        {
            day = day.PlusDays(1);
        }

        return day;
    }
}
