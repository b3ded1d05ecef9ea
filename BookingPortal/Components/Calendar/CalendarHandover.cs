using Microsoft.Extensions.Caching.Memory;

namespace BookingPortal.Components.Calendar;

/// <summary>Readings on their way from an HTML page to its circuit: a few, for seconds, each for one person and one address.</summary>
public sealed class CalendarHandover : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = 200 });

    public Guid Keep(int userId, string address, CalendarReading reading)
    {
        var key = Guid.NewGuid();
        _kept.Set(key, new Kept(userId, address, reading), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Longest });
        return key;
    }

    public CalendarReading? Take(Guid key, int userId, string address)
    {
        if (!_kept.TryGetValue<Kept>(key, out var kept))
        {
            return null;
        }

        _kept.Remove(key);
        return kept!.UserId == userId && kept.Address == address ? kept.Reading : null;
    }

    public void Dispose() => _kept.Dispose();

    private sealed record Kept(int UserId, string Address, CalendarReading Reading);
}
