using BookingPortal.Benchmarks.Offices;
using BookingPortal.Bookings;
using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BookingPortal.Benchmarks.Measuring;

/// <summary>
/// What nothing that reads through the portal can go below: F, a compiled EF query that reads one booking by its key on
/// the portal's connection settings. Below it the bare driver: SELECT 1.
/// </summary>
internal sealed class Floor(Office office, CancellationToken cancel)
{
    /// <summary>So many different rows, so that the floor does not live on one page.</summary>
    private const int Keys = 1_000;

    private static readonly Func<PortalDbContext, long, Task<Booking?>> ByKey = EF.CompileAsyncQuery(
        (PortalDbContext context, long id) => context.Bookings.AsNoTracking().SingleOrDefault(booking => booking.Id == id));

    internal async Task ReadOneRowAsync(int call)
    {
        await using var context = await office.ContextAsync(cancel);
        var id = 1 + (call % Keys * (long)(office.Size.Bookings / Keys));
        _ = await ByKey(context, id) ?? throw new InvalidOperationException($"There is no booking {id}.");
    }

    internal async Task SelectOneAsync(int call)
    {
        await using var connection = new NpgsqlConnection(office.Application);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        _ = await command.ExecuteScalarAsync(cancel);
    }
}
