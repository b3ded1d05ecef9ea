using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Tests.Campaigns;
using BookingPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Tests.Soak;

/// <summary>
/// The portal's services under load in a process of their own, which is killed in the middle of it. What it asks and what
/// it hears goes to standard output line by line, so that the dead can be questioned.
/// </summary>
internal static class PortalProcess
{
    internal const string OwnerVariable = "SOAK_OWNER";
    internal const string ApplicationVariable = "SOAK_APPLICATION";
    internal const string CastVariable = "SOAK_CAST";
    internal const int Clients = 16;

    private const string Asked = "?";
    private const string Heard = "!";

    internal static async Task RunAsync(int seed)
    {
        var portal = new AttachedPortal(Environment.GetEnvironmentVariable(OwnerVariable)!, Environment.GetEnvironmentVariable(ApplicationVariable)!);
        var cast = await ReadAsync(portal, Environment.GetEnvironmentVariable(CastVariable)!);
        await using var output = Console.OpenStandardOutput();
        await using var writer = new StreamWriter(output) { AutoFlush = true };
        var writing = new Lock();
        var requests = new ConcurrentDictionary<long, byte>();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => new RandomClient(
            portal, cast, client % cast.People.Count, unchecked((seed * 7919) + client), requests).RunAsync(
                () => true,
                ask => Write($"{Asked}{JsonSerializer.Serialize(ask)}"),
                exchange => Write($"{Heard}{exchange.Ask.RequestId}|{exchange.Began.ToUnixTimeTicks()}|{exchange.Ended.ToUnixTimeTicks()}|{Short(exchange.Outcome!)}")))));

        void Write(string line)
        {
            lock (writing)
            {
                writer.WriteLine(line);
            }
        }
    }

    /// <summary>People by id, then rooms by id, then the first midnight.</summary>
    internal static string Describe(Cast cast) => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(',', cast.People.Select(person => person.Id))};{string.Join(',', cast.Rooms.Select(room => room.Id))};{cast.Midnight.ToUnixTimeTicks()}");

    /// <summary>What a dead process was told, and what it asked without hearing the answer.</summary>
    internal static List<Exchange> Question(IEnumerable<string> lines, Instant died)
    {
        var asked = new Dictionary<Guid, List<Ask>>();
        var exchanges = new List<Exchange>();
        foreach (var line in lines)
        {
            if (line.StartsWith(Asked, StringComparison.Ordinal) && line.EndsWith('}'))
            {
                var ask = JsonSerializer.Deserialize<Ask>(line[1..])!;
                (asked.TryGetValue(ask.RequestId, out var same) ? same : asked[ask.RequestId] = []).Add(ask);
            }
            else if (line.StartsWith(Heard, StringComparison.Ordinal) && line[1..].Split('|') is [var id, var began, var ended, var outcome] && Outcome(outcome) is { } heard)
            {
                var open = asked[Guid.Parse(id)];
                exchanges.Add(new Exchange(open[^1], Instant.FromUnixTimeTicks(Number(began)), Instant.FromUnixTimeTicks(Number(ended)), heard));
                open.RemoveAt(open.Count - 1);
            }
        }

        exchanges.AddRange(asked.Values.SelectMany(open => open).Select(ask => new Exchange(ask, died, died, null)));
        return exchanges;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Short(BookingOutcome outcome) => outcome switch
    {
        BookingOutcome.Booked booked => $"Booked {booked.Id}",
        BookingOutcome.Stale stale => $"Stale {(int)stale.What}",
        _ => outcome.GetType().Name + " 0",
    };

    /// <summary>Null for a line that was cut off.</summary>
    private static BookingOutcome? Outcome(string text) => text.Split(' ') is not [var name, var number] ? null : name switch
    {
        "Booked" => new BookingOutcome.Booked(Number(number), BookingStatus.Confirmed),
        "Changed" => new BookingOutcome.Changed(0, BookingStatus.Confirmed, default),
        "Restored" => new BookingOutcome.Restored(0, BookingStatus.Confirmed, default),
        "Cancelled" => new BookingOutcome.Cancelled(0),
        "Approved" => new BookingOutcome.Approved(0),
        "Rejected" => new BookingOutcome.Rejected(0),
        "SlotTaken" => new BookingOutcome.SlotTaken([]),
        "Refused" => new BookingOutcome.Refused([]),
        "NotAllowed" => new BookingOutcome.NotAllowed(),
        "NotFound" => new BookingOutcome.NotFound(),
        "Stale" => new BookingOutcome.Stale((StaleReason)Number(number)),
        "StillChecking" => new BookingOutcome.StillChecking(),
        "TryAgain" => new BookingOutcome.TryAgain(),
        "KeyReused" => new BookingOutcome.KeyReused(),
        _ => null,
    };

    private static async Task<Cast> ReadAsync(AttachedPortal portal, string description)
    {
        var parts = description.Split(';');
        var (people, rooms) = (Ids(parts[0]), Ids(parts[1]));
        await using var context = portal.OwnerContext();
        var foundPeople = await context.Users.AsNoTracking().Where(person => people.Contains(person.Id)).ToListAsync();
        var foundRooms = await context.Facilities.AsNoTracking().Where(room => rooms.Contains(room.Id)).ToListAsync();
        return new Cast(
            [.. people.Select(id => foundPeople.Single(person => person.Id == id))],
            [.. rooms.Select(id => foundRooms.Single(room => room.Id == id))],
            Instant.FromUnixTimeTicks(Number(parts[2])));

        static int[] Ids(string list) => [.. list.Split(',').Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
    }

    /// <summary>The services over a database that another process runs.</summary>
    private sealed class AttachedPortal : PortalUnderTest
    {
        private readonly string _owner;
        private readonly string _application;

        internal AttachedPortal(string owner, string application)
            : base("portal")
        {
            (_owner, _application) = (owner, application);
            Open();
        }

        protected override EmbeddedPostgres Postgres => throw new InvalidOperationException("Another process has the server.");

        protected override string ConnectionString(string role) => role == DatabaseRoles.Owner ? _owner : _application;
    }
}
