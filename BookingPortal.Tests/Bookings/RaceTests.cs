using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

/// <summary>The race that both open systems lost: 32 people at 50 slots, all at once.</summary>
public sealed class RaceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const int Clients = 32;
    private const int Rooms = 5;
    private const int SlotsOfARoom = 10;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task CON1_32ClientsAt50Slots_EachSlotHasOneWinnerAndEveryLoserIsToldWho(int offsets)
    {
        var rooms = new List<int>();
        for (var i = 0; i < Rooms; i++)
        {
            rooms.Add((await A.Facility().SaveAsync(portal)).Id);
        }

        var people = await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => A.Person($"Racer {i}").SaveAsync(portal)));
        var midnight = await portal.SlotAsync(0, 24);
        var start = new TaskCompletionSource();
        var races = people.Select((person, client) => Task.Run(() => RaceAsync(person, client, offsets, rooms, midnight, start.Task))).ToList();
        start.SetResult();
        var answers = (await Task.WhenAll(races)).SelectMany(one => one).ToList();

        Assert.Equal(Clients * Rooms * SlotsOfARoom, answers.Count);
        Assert.All(answers.GroupBy(one => one.Contest), contest => Assert.Single(contest.Select(one => one.Outcome).OfType<BookingOutcome.Booked>()));
        Assert.All(answers, one => Assert.True(
            one.Outcome is BookingOutcome.Booked or BookingOutcome.SlotTaken { By.Count: > 0 }, $"{one.Outcome}"));
        Assert.All(answers.Select(one => one.Outcome).OfType<BookingOutcome.SlotTaken>(), taken => Assert.StartsWith("Racer", Assert.Single(taken.By).Person!));
        Assert.Equal(0, await portal.OverlapsAsync());
        Assert.Equal(0, await portal.AuditFaultsAsync());
    }

    /// <summary>Contests lie two hours apart, so that staggered requests of one contest overlap each other and no other's.</summary>
    private async Task<List<(string Contest, BookingOutcome Outcome)>> RaceAsync(
        PortalUser person, int client, int offsets, IReadOnlyList<int> rooms, TimeSlot day, Task start)
    {
        await using var signedIn = portal.SignIn(person);
        var bookings = signedIn.ServiceProvider.GetRequiredService<BookingService>();
        var answers = new List<(string, BookingOutcome)>();
        await start;
        for (var slot = 0; slot < SlotsOfARoom; slot++)
        {
            foreach (var room in rooms)
            {
                var from = day.Start + Duration.FromHours(2 * slot) + QuarterHours.Length * (client % offsets);
                var request = new TimeSlot(from, from + Duration.FromHours(1)).AskFor(room);
                answers.Add(($"{room} {slot}", await bookings.BookAsync(request)));
            }
        }

        return answers;
    }
}
