using BookingPortal.Benchmarks.Offices;
using BookingPortal.Bookings;
using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BookingPortal.Benchmarks.Measuring;

/// <summary>
/// What the targets are measured by: F, a compiled EF query that reads one booking by its key on the portal's connection
/// settings, on a context made for the call. Below it the bare driver: SELECT 1. The portal itself pools its contexts,
/// which costs a third less: that is a gain of the portal's and does not shorten the yardstick.
/// </summary>
internal sealed class Floor(Office office, CancellationToken cancel)
{
    /// <summary>So many different rows, so that the floor does not live on one page.</summary>
    private const int Keys = 1_000;

    private readonly DbContextOptions<PortalDbContext> _options =
        new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(office.Application, npgsql => PortalDbContext.MapEnums(npgsql)).Options;

    private static readonly Func<PortalDbContext, long, Task<Booking?>> ByKey = EF.CompileAsyncQuery(
        (PortalDbContext context, long id) => context.Bookings.AsNoTracking().SingleOrDefault(booking => booking.Id == id));

    internal async Task ReadOneRowAsync(int call)
    {
        await using var context = new PortalDbContext(_options);
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
