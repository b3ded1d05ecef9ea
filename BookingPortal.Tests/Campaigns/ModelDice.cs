using NodaTime;

namespace BookingPortal.Tests.Campaigns;

/// <summary>Requests for the model: of anybody, for anything, often for what is stale or somebody else's.</summary>
public sealed class ModelDice(Cast cast, ModelOffice model, int seed)
{
    private readonly Random _dice = new(seed);
    private readonly List<Ask> _changes = [];

    public Ask Next()
    {
        var ask = new Ask((Verb)_dice.Next(Enum.GetValues<Verb>().Length), _dice.Next(cast.People.Count), Guid.NewGuid());
        if (model.Bookings.Count < 5 || _dice.Next(3) == 0)
        {
            ask = Slot(ask with { Verb = Verb.Book, FacilityId = Room(), Title = $"Meeting {_dice.Next(1000)}", Reason = "Because" });
            return _dice.Next(8) switch
            {
                0 => ask with { SetsRulesAside = true },
                1 => ask with { OnBehalfOf = cast.People[_dice.Next(cast.People.Count)].Id },
                _ => ask,
            };
        }

        var booking = model.Bookings.Values.ElementAt(_dice.Next(model.Bookings.Count));
        var seen = booking.Version - (_dice.Next(8) == 0 ? Duration.FromMilliseconds(1) : Duration.Zero);
        ask = ask with { BookingId = booking.Id, Seen = seen.ToUnixTimeTicks(), Reason = "Because", Person = _dice.Next(3) == 0 ? ask.Person : booking.Owner };
        switch (ask.Verb)
        {
            case Verb.Undo when _changes.Count > 0:
                var undone = _dice.Next(4) == 0 ? _changes[_dice.Next(_changes.Count)] : _changes[^1];
                return Keep(ask with { BookingId = undone.BookingId, Undone = undone.RequestId, Person = _dice.Next(6) == 0 ? ask.Person : undone.Person });
            case Verb.Book or Verb.Change or Verb.Undo:
                ask = ask with { Verb = Verb.Change };
                return Keep(_dice.Next(4) switch
                {
                    0 => ask with { Title = $"Renamed {_dice.Next(1000)}" },
                    1 => ask with { End = (booking.Start + Duration.FromMinutes(15 * _dice.Next(1, 12))).ToUnixTimeTicks() },
                    2 => Slot(ask),
                    _ => Slot(ask with { FacilityId = Room() }),
                });
            default:
                return Keep(ask);
        }
    }

    private Ask Keep(Ask ask)
    {
        _changes.Add(ask);
        return ask;
    }

    private int Room() => cast.Rooms[_dice.Next(cast.Rooms.Count)].Id;

    private Ask Slot(Ask ask)
    {
        var from = _dice.Next(Cast.Quarters);
        return ask with { Start = cast.Quarter(from).ToUnixTimeTicks(), End = cast.Quarter(from + _dice.Next(1, 12)).ToUnixTimeTicks() };
    }
}
