using System.Diagnostics;
using System.Text.Json;
using BookingPortal.Audit;
using BookingPortal.Database;
using BookingPortal.Facilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Npgsql;

namespace BookingPortal.Operations.DemoData;

/// <summary>
/// Fills an empty database with demo data, all of it or nothing: one transaction. Bookings are copied in, which is the
/// one exception from "only BookingService writes bookings"; each has the audit rows that the service would have written.
/// </summary>
public static class DemoDataWriter
{
    // Two verbs started at once: the second waits and then finds the data there.
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtext('bookingportal demo data'))";

    private const string StateSql = """
        SELECT CASE
            WHEN EXISTS (SELECT FROM admin_audit_log WHERE subject = 'demo' AND subject_id = 'data' AND action = 'written') THEN 'Demo'
            WHEN EXISTS (SELECT FROM bookings) OR EXISTS (SELECT FROM facilities) OR EXISTS (SELECT FROM features) OR EXISTS (SELECT FROM users) THEN 'Foreign'
            ELSE 'Empty' END
        """;

    private const string FacilityHistorySql = """
        INSERT INTO admin_audit_log (subject, subject_id, action, new_values, reason)
        SELECT 'facility', id::text, 'added', to_jsonb(f), 'demo' FROM facilities f ORDER BY id
        """;

    private const string AnalyzeSql = """
        ANALYZE bookings, booking_audit_log, admin_audit_log, facilities, facility_opening_hours, facility_capacities, facility_closures,
            facility_features, features, users, user_roles, roles
        """;

    /// <param name="password">Of the three accounts that can sign in; nobody else gets one.</param>
    /// <param name="now">What counts as now: nothing was made or cancelled after it.</param>
    /// <exception cref="ArgumentException">A number of the options is out of bounds.</exception>
    /// <exception cref="InvalidOperationException">The database holds rooms or bookings.</exception>
    public static async Task<DemoDataResult> WriteAsync(
        string ownerConnectionString, DemoDataOptions options, string password, Instant now, IProgress<string>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        var watch = Stopwatch.StartNew();
        var world = new DemoWorld(options, Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds()));
        await using var context = Open(ownerConnectionString);
        await context.Database.OpenConnectionAsync(cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();

        // Audit rows are jsonb: their time stamps are written in the session's zone.
        await connection.RunAsync("SET LOCAL timezone TO 'UTC'; SET LOCAL jit TO off; SET LOCAL statement_timeout TO 0", cancel);
        await connection.RunAsync(Lock, cancel);
        if (await StateAsync(connection, cancel) is var state and not DemoDataState.Empty)
        {
            throw new InvalidOperationException($"Demo data goes into an empty database; this one holds {(state == DemoDataState.Demo ? "demo" : "other")} data.");
        }

        await WriteFacilitiesAsync(context, world, cancel);
        progress?.Report($"{world.Rooms.Count} rooms in {world.Rooms.Select(room => room.Place).Distinct().Count()} places");
        var ids = await PeopleLoader.LoadAsync(connection, world.People, password, now - Duration.FromDays(options.DaysBack + 400), cancel);
        progress?.Report($"{world.People.Count} people");
        var (bookings, cancelled) = await BookingLoader.LoadAsync(connection, world.Bookings(), ids, progress, cancel);
        var auditRows = await BookingLoader.WriteHistoryAsync(connection, cancel);
        progress?.Report($"{auditRows} audit rows");

        context.AdminAuditLog.Add(new AdminAuditEntry("demo", "data", "written", Caller.System("demo")) { NewValues = JsonSerializer.Serialize(options) });
        await context.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);

        // The planner knows nothing of rows that were just copied.
        await connection.RunAsync(AnalyzeSql, cancel);
        return new DemoDataResult(world.Rooms.Count, world.People.Count, bookings, cancelled, auditRows, watch.Elapsed);
    }

    /// <summary>What the database holds: <c>demo</c> does its work once.</summary>
    public static async Task<DemoDataState> StateAsync(string ownerConnectionString, CancellationToken cancel = default)
    {
        await using var context = Open(ownerConnectionString);
        await context.Database.OpenConnectionAsync(cancel);
        return await StateAsync((NpgsqlConnection)context.Database.GetDbConnection(), cancel);
    }

    private static async Task<DemoDataState> StateAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(StateSql, connection);
        return Enum.Parse<DemoDataState>((string)(await command.ExecuteScalarAsync(cancel))!);
    }

    private static PortalDbContext Open(string ownerConnectionString) =>
        new(PortalDbContext.OptionsFor(new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString));

    private static async Task WriteFacilitiesAsync(PortalDbContext context, DemoWorld world, CancellationToken cancel)
    {
        context.Features.AddRange(world.Features);
        context.Facilities.AddRange(world.Rooms.Select(room => room.Facility));
        await context.SaveChangesAsync(cancel);
        context.FacilityCapacities.AddRange(world.Rooms.Select(room => new FacilityCapacity
        {
            FacilityId = room.Facility.Id,
            ValidFrom = Room.SinceEver,
            Capacity = room.Facility.Capacity,
        }));
        context.Closures.AddRange(world.Closures.Select(plan => plan.ToClosure()));
        await context.SaveChangesAsync(cancel);
        await ((NpgsqlConnection)context.Database.GetDbConnection()).RunAsync(FacilityHistorySql, cancel);
    }
}
