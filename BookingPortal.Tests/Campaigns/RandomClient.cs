using System.Collections.Concurrent;
using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Campaigns;

/// <summary>
/// One person who does what comes to mind: books, moves, extends, shortens, renames, cancels, restores, undoes, decides,
/// and sends the same click again. The same seed makes the same choices.
/// </summary>
public sealed class RandomClient(PortalUnderTest portal, Cast cast, int person, int seed, ConcurrentDictionary<long, byte> requests)
{
    private readonly Random _dice = new(seed);
    private readonly List<long> _mine = [];
    private Ask? _last;

    /// <param name="before">Told each request before it is sent.</param>
    /// <param name="after">Told each answer.</param>
    public async Task RunAsync(Func<bool> goesOn, Action<Ask> before, Action<Exchange> after)
    {
        await using var signedIn = cast.SignIn(portal, person);
        var bookings = signedIn.ServiceProvider.GetRequiredService<BookingService>();
        while (goesOn())
        {
            if (await NextAsync(bookings) is not { } ask)
            {
                continue;
            }

            before(ask);
            var began = SystemClock.Instance.GetCurrentInstant();
            var outcome = await ask.SendAsync(bookings);
            var call = new Exchange(ask, began, SystemClock.Instance.GetCurrentInstant(), outcome);
            after(call);
            Remember(call);
        }
    }

    private async Task<Ask?> NextAsync(BookingService bookings)
    {
        var ask = new Ask(default, person, Guid.NewGuid());
        switch (_dice.Next(100))
        {
            case < 38:
                return Slot(ask with { Verb = Verb.Book, FacilityId = Room(), Title = $"Meeting {_dice.Next(1000)}" });
            case < 41:
                return Now(ask with { Verb = Verb.Book, FacilityId = Room(), Title = $"At once {_dice.Next(1000)}" });
            case < 45 when Cast.IsStaff(person):
                ask = ask with { Verb = Verb.Book, FacilityId = Room(), Title = $"For you {_dice.Next(1000)}", Reason = "Because" };
                return Slot(_dice.Next(2) == 0 ? ask with { OnBehalfOf = cast.People[_dice.Next(cast.People.Count)].Id } : ask with { SetsRulesAside = true });
            case < 50 when _last is not null:
                return _last;
            case < 58 when Cast.IsStaff(person) && requests.Keys.FirstOrDefault() is var asked and > 0:
                return await SeenAsync(bookings, ask with { Verb = _dice.Next(2) == 0 ? Verb.Approve : Verb.Reject, BookingId = asked, Reason = "Decided" });
            case < 64 when _last is { Verb: Verb.Change or Verb.Cancel }:
                return ask with { Verb = Verb.Undo, BookingId = _last.BookingId, Undone = _last.RequestId };
        }

        if (_mine.Count == 0)
        {
            return null;
        }

        ask = ask with { BookingId = _mine[_dice.Next(_mine.Count)], Reason = Cast.IsStaff(person) ? "Because" : null };
        return await SeenAsync(bookings, _dice.Next(10) switch
        {
            < 3 => Slot(ask with { Verb = Verb.Change, FacilityId = Room() }),
            < 5 => ask with { Verb = Verb.Change, Title = $"Renamed {_dice.Next(1000)}" },
            < 7 => ask with { Verb = Verb.Change, End = -1 },
            < 8 => ask with { Verb = Verb.Cancel },
            < 9 => ask with { Verb = Verb.EndNow },
            _ => ask with { Verb = Verb.Restore },
        });
    }

    /// <summary>Names the version that is seen now; by the time that it arrives it may be an older one.</summary>
    private async Task<Ask?> SeenAsync(BookingService bookings, Ask ask)
    {
        BookingDetails? details;
        try
        {
            details = await bookings.FindAsync(ask.BookingId);
        }
        catch (Exception exception) when (BookingPortal.Database.PostgresFaults.Of(exception) is not null)
        {
            return null;
        }

        if (details is null)
        {
            return null;
        }

        if (details.Status != BookingStatus.Pending)
        {
            requests.TryRemove(ask.BookingId, out _);
        }

        var end = details.Slot.Start + Duration.FromMinutes(15 * _dice.Next(1, 9));
        return ask with { Seen = details.Version.ToUnixTimeTicks(), End = ask.End == -1 ? end.ToUnixTimeTicks() : ask.End };
    }

    private int Room() => cast.Rooms[_dice.Next(cast.Rooms.Count)].Id;

    private Ask Slot(Ask ask)
    {
        var from = _dice.Next(Cast.Quarters);
        return ask with
        {
            Start = cast.Quarter(from).ToUnixTimeTicks(),
            End = cast.Quarter(from + _dice.Next(1, 9)).ToUnixTimeTicks(),
        };
    }

    /// <summary>From the quarter hour that is running: what can be ended at once.</summary>
    private Ask Now(Ask ask)
    {
        var start = QuarterHours.Floor(SystemClock.Instance.GetCurrentInstant());
        return ask with { Start = start.ToUnixTimeTicks(), End = (start + (QuarterHours.Length * _dice.Next(2, 9))).ToUnixTimeTicks() };
    }

    private void Remember(Exchange call)
    {
        _last = call.Ask;
        if (call.Outcome is BookingOutcome.Booked booked)
        {
            _mine.Add(booked.Id);
            if (booked.Status == BookingStatus.Pending)
            {
                requests.TryAdd(booked.Id, 0);
            }
        }

        if (_mine.Count > 40)
        {
            _mine.RemoveAt(0);
        }
    }
}
