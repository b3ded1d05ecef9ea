using BookingPortal.Accounts;
using BookingPortal.Availability;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Bookings;
using BookingPortal.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>What one signed-in person asks about rooms, another room and another day with each call.</summary>
internal sealed class RoomReads
{
    private const int MostRooms = 200;

    /// <summary>As far ahead as weeks are full.</summary>
    private const int Days = 40;

    private readonly AvailabilityService _availability;
    private readonly BusyTimes _busyTimes;
    private readonly CurrentUser _user;
    private readonly IReadOnlyList<int> _rooms;
    private readonly Instant _today;
    private readonly CancellationToken _cancel;

    private RoomReads(IServiceProvider person, IReadOnlyList<int> rooms, Instant today, CancellationToken cancel)
    {
        _availability = person.GetRequiredService<AvailabilityService>();
        _busyTimes = person.GetRequiredService<BusyTimes>();
        _user = person.GetRequiredService<CurrentUser>();
        (_rooms, _today, _cancel) = (rooms, today, cancel);
    }

    internal static async Task<RoomReads> OfAsync(Office office, CancellationToken cancel) => new(
        await office.SignInAsync(1, cancel),
        [.. Enumerable.Range(1, office.Size.Rooms)],
        await office.MidnightAsync(0, cancel),
        cancel);

    /// <summary>What is free in one room for so many days.</summary>
    internal async Task AvailabilityAsync(int call, int days)
    {
        var window = Window(call, days);
        var room = _rooms[call % _rooms.Count];
        Expect((await _availability.OfAsync([room], window, _cancel)).Single().Free.Count);
    }

    /// <summary>Who holds 200 rooms (or all, where there are fewer) for so many days.</summary>
    internal async Task BusyAsync(int call, int days)
    {
        var first = call * 31 % Math.Max(1, _rooms.Count - MostRooms + 1);
        var rooms = _rooms.Skip(first).Take(MostRooms).ToArray();
        Expect((await _busyTimes.OfAsync(rooms, Window(call, days), await _user.ViewerAsync(), _cancel)).Count);
    }

    private TimeSlot Window(int call, int days)
    {
        var start = _today + Duration.FromDays(1 + (call % Days));
        return new TimeSlot(start, start + Duration.FromDays(days));
    }

    private static void Expect(int rows)
    {
        if (rows == 0)
        {
            throw new InvalidOperationException("A day without any row says nothing.");
        }
    }
}
