using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Campaigns;

/// <summary>One request after the other, each answered as the model in memory foresees, and the rows as the model holds them.</summary>
public sealed class ModelRun(PortalUnderTest portal, int seed)
{
    private readonly List<string> _faults = [];

    /// <summary>How often each answer was foreseen, and given.</summary>
    public Dictionary<string, int> Answers { get; } = [];

    /// <summary>Every difference in a sentence; it stops at the first one, because everything after it differs too.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(int requests)
    {
        var cast = await Cast.AssembleAsync(portal, people: 6, rooms: 5);
        var model = new ModelOffice(cast);
        var dice = new ModelDice(cast, model, seed);
        for (var i = 0; i < requests && _faults.Count == 0; i++)
        {
            var ask = dice.Next();
            var (expected, after) = model.Foresee(ask);
            await using var signedIn = cast.SignIn(portal, ask.Person);
            var outcome = await ask.SendAsync(signedIn.ServiceProvider.GetRequiredService<BookingService>());
            if (expected != Short(outcome))
            {
                _faults.Add($"Request {i} of seed {seed}, {ask}: the model says {expected}, the portal {outcome}.");
                break;
            }

            Answers[expected] = Answers.GetValueOrDefault(expected) + 1;
            if (after is not null)
            {
                model.Keep(ask, await AsStoredAsync(cast, after with { Id = outcome is BookingOutcome.Booked booked ? booked.Id : after.Id }));
            }
        }

        var rows = await portal.SqlAsync("SELECT count(*) FROM bookings WHERE facility_id = ANY($1)", cast.Rooms.Select(room => room.Id).ToArray());
        if (!Equals(rows, (long)model.Bookings.Count))
        {
            _faults.Add($"The model holds {model.Bookings.Count} bookings, the portal {rows}.");
        }

        return [.. _faults, .. await Invariants.BrokenAsync(portal)];
    }

    /// <summary>The row is what the model holds; its version is the portal's to choose.</summary>
    private async Task<ModelBooking> AsStoredAsync(Cast cast, ModelBooking model)
    {
        var stored = await portal.SeeAsync(cast.People[model.Owner], model.Id);
        var (held, found) = (
            (model.Facility, model.Start, model.End, model.Title, model.Status, model.Blocked),
            (stored.FacilityId, stored.Slot.Start, stored.Slot.End, stored.Content.Title, stored.Status, stored.Blocked));
        if (held != found)
        {
            _faults.Add($"The model holds {held}, the row says {found}.");
        }

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
