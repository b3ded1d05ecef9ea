using System.Collections.Concurrent;
using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Campaigns;

/// <summary>Many random clients at once on one portal, and the proof afterwards that everybody was told the truth.</summary>
public sealed class Campaign(PortalUnderTest portal, Cast cast, int seed)
{
    private readonly ConcurrentQueue<Exchange> _calls = new();
    private readonly ConcurrentDictionary<long, byte> _requests = new();
    private int _round;
    private int _begun;
    private List<Exchange> _leftOpen = [];

    public IReadOnlyCollection<Exchange> Calls => _calls;

    /// <summary>One round: every client goes on until so many requests were sent by all of them together, or until it is told to stop.</summary>
    public async Task RunAsync(int clients, int requests, CancellationToken stop = default)
    {
        var round = ++_round;
        var most = _begun + requests;
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(
            () => new RandomClient(portal, cast, client % cast.People.Count, HashCode(round, client), _requests).RunAsync(
                () => !stop.IsCancellationRequested && Volatile.Read(ref _begun) < most,
                _ => Interlocked.Increment(ref _begun),
                _calls.Enqueue),
            CancellationToken.None)));
    }

    /// <summary>What another process was told, or was not told because it died.</summary>
    public void Add(IEnumerable<Exchange> calls)
    {
        foreach (var call in calls)
        {
            _calls.Enqueue(call);
        }
    }

    /// <summary>
    /// Asks for every open request what became of it, by sending it once more. Nothing may stay open: the database
    /// answers again.
    /// </summary>
    public async Task<int> SettleAsync()
    {
        // A repeated click that could not be sent settles nothing about the first one, which is still open.
        var open = _calls.GroupBy(call => call.Ask.RequestId)
            .Where(group => group.Any(call => call.IsOpen) && group.All(call => call.IsOpen || call.Outcome is BookingOutcome.TryAgain))
            .Select(group => group.First().Ask).ToList();
        _leftOpen = [];
        foreach (var ask in open)
        {
            await using var signedIn = cast.SignIn(portal, ask.Person);
            var bookings = signedIn.ServiceProvider.GetRequiredService<BookingService>();
            BookingOutcome outcome;
            var began = SystemClock.Instance.GetCurrentInstant();
            do
            {
                outcome = await ask.SendAsync(bookings);
            }
            while (outcome is BookingOutcome.StillChecking or BookingOutcome.TryAgain
                && SystemClock.Instance.GetCurrentInstant() - began < Duration.FromSeconds(30));
            var last = new Exchange(ask, began, SystemClock.Instance.GetCurrentInstant(), outcome);
            _calls.Enqueue(last);
            if (outcome is BookingOutcome.StillChecking or BookingOutcome.TryAgain)
            {
                _leftOpen.Add(last);
            }
        }

        return open.Count;
    }

    /// <summary>Every broken promise in a sentence; none means that the campaign is won.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync() =>
    [
        .. await Invariants.BrokenAsync(portal),
        .. await CallLogCheck.LiesAsync(portal, _calls),
        .. _leftOpen.Select(call => $"I5: {call.Ask} was asked for until it was given up, and is still open: {call.Outcome}."),
    ];

    public string Figures() => string.Join(", ", _calls.GroupBy(call => call.Outcome?.GetType().Name ?? "died").OrderByDescending(group => group.Count())
        .Select(group => $"{group.Count()} {group.Key}"));

    /// <summary>The same in every process and every run, unlike the framework's.</summary>
    private int HashCode(int round, int client) => unchecked((seed * 31 + round) * 1009 + client);
}
