using BookingPortal.Benchmarks.Offices;
using BookingPortal.Bookings;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>People with more than a page of bookings to come ask for the first page, one after the other.</summary>
internal sealed class MyBookingsReads
{
    private const int MostPeople = 20;

    private readonly IReadOnlyList<MyBookingsService> _people;
    private readonly CancellationToken _cancel;

    private MyBookingsReads(IReadOnlyList<MyBookingsService> people, CancellationToken cancel) => (_people, _cancel) = (people, cancel);

    internal static async Task<MyBookingsReads> OfAsync(Office office, CancellationToken cancel)
    {
        var people = new List<MyBookingsService>();
        for (var person = 1; person <= Math.Min(MostPeople, office.Size.Regulars); person++)
        {
            people.Add((await office.SignInAsync(person, cancel)).GetRequiredService<MyBookingsService>());
        }

        return new MyBookingsReads(people, cancel);
    }

    internal async Task UpcomingAsync(int call)
    {
        var page = await _people[call % _people.Count].UpcomingAsync(0, _cancel);
        if (page.Count != MyBookingsService.PageSize)
        {
            throw new InvalidOperationException($"{page.Count} bookings are no full page.");
        }
    }
}
