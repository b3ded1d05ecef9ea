using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Bookings;

/// <summary>Names the rooms of bookings. Those in use are known to this process; those that were retired are asked for.</summary>
public sealed class BookedRooms(IDbContextFactory<PortalDbContext> contexts, FacilityCatalog catalog)
{
    /// <summary>An id that no room ever had is missing.</summary>
    public async Task<IReadOnlyDictionary<int, BookedRoom>> OfAsync(IEnumerable<int> ids, CancellationToken cancel = default)
    {
        var rooms = new Dictionary<int, BookedRoom>();
        var retired = new List<int>();
        foreach (var id in ids.Distinct())
        {
            if (await catalog.FindAsync(id, cancel) is { } facts)
            {
                rooms[id] = new BookedRoom(facts.Facility.Name, facts.Facility.Location, facts.Clock);
            }
            else
            {
                retired.Add(id);
            }
        }

        if (retired.Count > 0)
        {
            await using var context = await contexts.CreateDbContextAsync(cancel);
            foreach (var room in await context.Facilities.AsNoTracking().Where(room => retired.Contains(room.Id)).ToListAsync(cancel))
            {
                rooms[room.Id] = new BookedRoom(room.Name, room.Location, FacilityClock.OfRow(room.TimeZone));
            }
        }

        return rooms;
    }
}
