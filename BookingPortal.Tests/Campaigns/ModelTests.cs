using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Campaigns;

/// <summary>One request after the other, each answered as the model in memory foresees, and the rows as the model holds them.</summary>
public sealed class ModelTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const int Requests = 1500;

    [Theory]
    [InlineData(7)]
    [InlineData(1124)]
    public async Task RandomRequests_OneAfterTheOther_AreAnsweredAsTheModelForesees(int seed)
    {
        var cast = await Cast.AssembleAsync(portal, people: 6, rooms: 5);
        var model = new ModelOffice(cast);
        var dice = new ModelDice(cast, model, seed);
        var answers = new Dictionary<string, int>();
        for (var i = 0; i < Requests; i++)
        {
            var ask = dice.Next();
            var (expected, after) = model.Foresee(ask);
            await using var signedIn = cast.SignIn(portal, ask.Person);
            var outcome = await ask.SendAsync(signedIn.ServiceProvider.GetRequiredService<BookingService>());

            Assert.True(expected == Short(outcome), $"Request {i} of seed {seed}, {ask}: the model says {expected}, the portal {outcome}.");
            answers[expected] = answers.GetValueOrDefault(expected) + 1;
            if (after is not null)
            {
                model.Keep(ask, await AsStoredAsync(cast, after with { Id = outcome is BookingOutcome.Booked booked ? booked.Id : after.Id }));
            }
        }

        Assert.Empty(await Invariants.BrokenAsync(portal));
        Assert.Equal((long)model.Bookings.Count, await portal.SqlAsync(
            "SELECT count(*) FROM bookings WHERE facility_id = ANY($1)", cast.Rooms.Select(room => room.Id).ToArray()));
        Assert.All(
            ["Booked Confirmed", "Booked Pending", "SlotTaken", "Changed Confirmed", "Changed Pending", "Cancelled", "Restored Confirmed",
                "Approved", "Rejected", "NotFound", "NotAllowed", "Stale BookingChanged", "Stale AlreadyCancelled", "Stale NotCancelled", "Stale AlreadyDecided"],
            answer => Assert.True(answers.ContainsKey(answer), $"No request was answered {answer}."));
    }

    /// <summary>The row is what the model holds; its version is the portal's to choose.</summary>
    private async Task<ModelBooking> AsStoredAsync(Cast cast, ModelBooking model)
    {
        var stored = await portal.SeeAsync(cast.People[model.Owner], model.Id);
        Assert.Equal(
            (model.Facility, model.Start, model.End, model.Title, model.Status, model.Blocked),
            (stored.FacilityId, stored.Slot.Start, stored.Slot.End, stored.Content.Title, stored.Status, stored.Blocked));
        return model with { Version = stored.Version };
    }

    private static string Short(BookingOutcome outcome) => outcome switch
    {
        BookingOutcome.Booked booked => $"Booked {booked.Status}",
        BookingOutcome.Changed changed => $"Changed {changed.Status}",
        BookingOutcome.Restored restored => $"Restored {restored.Status}",
        BookingOutcome.Stale stale => $"Stale {stale.What}",
        _ => outcome.GetType().Name,
    };
}
