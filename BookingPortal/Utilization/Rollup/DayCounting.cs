using System.Collections.Frozen;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Utilization.Rollup;

/// <summary>Counts stretches of days anew and puts their rows in place of the old ones.</summary>
internal static class DayCounting
{
    /// <summary>Counts each stretch. A facility that is gone, or whose zone nobody knows, has no rows.</summary>
    public static async Task CountAsync(RollupTransaction rollup, IReadOnlyList<Stretch> stretches, CancellationToken cancel)
    {
        var supplies = await SuppliesAsync(rollup, [.. stretches.Select(stretch => stretch.FacilityId).Distinct()], cancel);
        var known = stretches.Where(stretch => supplies.ContainsKey(stretch.FacilityId)).ToList();
        var bookings = await BookingsAsync(rollup, known, supplies, cancel);
        var days = known.SelectMany((stretch, number) => Count(stretch, supplies[stretch.FacilityId], bookings[number])).ToList();

        foreach (var delete in new[] { RollupStatements.DeleteDays, RollupStatements.DeleteShapes })
        {
            await rollup.RunAsync(delete, cancel, RollupTransaction.Facilities(stretches.Select(one => one.FacilityId)),
                RollupTransaction.Days("first", stretches.Select(one => one.First)), RollupTransaction.Days("last", stretches.Select(one => one.Last)));
        }

        await CopyDaysAsync(rollup.Connection, days, cancel);
        await CopyShapesAsync(rollup.Connection, days, cancel);
    }

    private static async Task<FrozenDictionary<int, FacilitySupply>> SuppliesAsync(RollupTransaction rollup, int[] ids, CancellationToken cancel)
    {
        var facilities = await rollup.Context.Facilities.AsNoTracking().Include(facility => facility.OpeningHours)
            .Where(facility => ids.Contains(facility.Id)).ToListAsync(cancel);
        var closures = await rollup.Context.Closures.AsNoTracking().ToListAsync(cancel);
        var seats = (await rollup.Context.FacilityCapacities.AsNoTracking().Where(one => ids.Contains(one.FacilityId)).ToListAsync(cancel))
            .ToLookup(one => one.FacilityId);
        return facilities.Where(facility => FacilityClock.Knows(facility.TimeZone))
            .Select(facility => new FacilitySupply(new FacilityFacts(facility, closures), seats[facility.Id]))
            .ToFrozenDictionary(supply => supply.FacilityId);
    }

    /// <summary>The bookings of each stretch, in order of start.</summary>
    private static async Task<List<CountedBooking>[]> BookingsAsync(
        RollupTransaction rollup, IReadOnlyList<Stretch> stretches, FrozenDictionary<int, FacilitySupply> supplies, CancellationToken cancel)
    {
        var slots = stretches.Select(stretch => supplies[stretch.FacilityId].Stretch(stretch.First, stretch.Last)).ToList();
        var bookings = stretches.Select(_ => new List<CountedBooking>()).ToArray();
        await rollup.ReadAsync(RollupStatements.Bookings, row =>
        {
            bookings[row.GetInt64(0) - 1].Add(new CountedBooking(
                new TimeSlot(Instant.FromDateTimeUtc(row.GetDateTime(1)), Instant.FromDateTimeUtc(row.GetDateTime(2))),
                row.GetInt32(3), Instant.FromDateTimeUtc(row.GetDateTime(4)), row.IsDBNull(5) ? null : Instant.FromDateTimeUtc(row.GetDateTime(5))));
            return true;
        }, cancel, RollupTransaction.Facilities(stretches.Select(one => one.FacilityId)),
            RollupTransaction.Instants("from", slots.Select(slot => slot.Start)), RollupTransaction.Instants("until", slots.Select(slot => slot.End)));
        foreach (var list in bookings)
        {
            list.Sort(static (one, other) => one.Slot.Start.CompareTo(other.Slot.Start));
        }

        return bookings;
    }

    private static IEnumerable<CountedDay> Count(Stretch stretch, FacilitySupply supply, List<CountedBooking> bookings)
    {
        var next = 0;
        var touching = new List<CountedBooking>();
        foreach (var day in supply.Days(stretch.First, stretch.Last))
        {
            touching.RemoveAll(booking => booking.Slot.End <= day.Day.Start);
            for (; next < bookings.Count && bookings[next].Slot.Start < day.Day.End; next++)
            {
                if (bookings[next].Slot.End > day.Day.Start)
                {
                    touching.Add(bookings[next]);
                }
            }

            yield return CountedDay.Count(supply.FacilityId, day, supply.Clock.Zone, touching);
        }
    }

    private static async Task CopyDaysAsync(NpgsqlConnection connection, IReadOnlyList<CountedDay> days, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(RollupStatements.CopyDays, cancel);
        copy.Timeout = TimeSpan.FromMinutes(10);
        foreach (var day in days)
        {
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync(day.FacilityId, NpgsqlDbType.Integer, cancel);
            await copy.WriteAsync(day.Supply.Date.ToDateOnly(), NpgsqlDbType.Date, cancel);
            await SmallAsync(day.Supply.Seats, day.OpenMinutes, day.BookedMinutes, day.OutsideMinutes, day.Bookings);
            await copy.WriteAsync(day.Attendees, NpgsqlDbType.Integer, cancel);
            await SmallAsync(day.HalfEmpty, day.Overfull);
            await copy.WriteAsync(day.LeadMinutes, NpgsqlDbType.Bigint, cancel);
            await SmallAsync(day.Leads);
            await SmallAsync(day.Cancelled);
            await copy.WriteAsync(day.CancelledMinutes, NpgsqlDbType.Integer, cancel);
            await SmallAsync(day.Late);
            await copy.WriteAsync(day.LateMinutes, NpgsqlDbType.Integer, cancel);
        }

        await copy.CompleteAsync(cancel);

        async Task SmallAsync(params int[] values)
        {
            foreach (var value in values)
            {
                await copy.WriteAsync((short)value, NpgsqlDbType.Smallint, cancel);
            }
        }
    }

    private static async Task CopyShapesAsync(NpgsqlConnection connection, IReadOnlyList<CountedDay> days, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(RollupStatements.CopyShapes, cancel);
        copy.Timeout = TimeSpan.FromMinutes(10);
        foreach (var day in days)
        {
            await copy.StartRowAsync(cancel);
            await copy.WriteAsync(day.FacilityId, NpgsqlDbType.Integer, cancel);
            await copy.WriteAsync(day.Supply.Date.ToDateOnly(), NpgsqlDbType.Date, cancel);
            await copy.WriteAsync(day.Supply.Day.Start.ToDateTimeUtc(), NpgsqlDbType.TimestampTz, cancel);
            await copy.WriteAsync(day.Supply.Day.End.ToDateTimeUtc(), NpgsqlDbType.TimestampTz, cancel);
            await copy.WriteAsync(day.Supply.Open.Select(Range).ToArray(), NpgsqlDbType.TimestampTzMultirange, cancel);
            await copy.WriteAsync(day.OpenHours, NpgsqlDbType.Bytea, cancel);
            await copy.WriteAsync(day.BookedHours, NpgsqlDbType.Bytea, cancel);
            await copy.WriteAsync(day.Busy, NpgsqlDbType.Bytea, cancel);
        }

        await copy.CompleteAsync(cancel);
    }

    private static NpgsqlRange<DateTime> Range(TimeSlot slot) => new(slot.Start.ToDateTimeUtc(), true, slot.End.ToDateTimeUtc(), false);
}
