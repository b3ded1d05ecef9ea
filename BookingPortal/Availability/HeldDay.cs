using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>
/// What the database last said about one facility's day: immutable, shared by every screen of the process. It holds also
/// what only some may see. A row is drawn once for all colleagues and once for all staff; those who own a booking of it
/// or made one get a row of their own.
/// </summary>
internal sealed class HeldDay(DayKey key, IReadOnlyList<BusyRow> rows, BusyTimes busyTimes)
{
    private static readonly Viewer Nobody = new(0, "", null, IsStaff: false, IsAdmin: false, "");

    private Drawing? _forColleagues;
    private Drawing? _forStaff;

    internal bool SaysTheSameAs(HeldDay other) => rows.SequenceEqual(other.Rows);

    private IReadOnlyList<BusyRow> Rows => rows;

    /// <summary>The row as this viewer may see it.</summary>
    internal DayRow For(Viewer viewer, FacilityFacts room, Instant now)
    {
        var isStaff = viewer.IsStaffOf(room.Facility);
        var common = isStaff ? Common(ref _forStaff, isStaff, room, now) : Common(ref _forColleagues, isStaff, room, now);
        return rows.Any(held => held.Owner == viewer.Id || held.CreatedBy == viewer.Id) ? common with { Busy = Shown(viewer, isStaff) } : common;
    }

    private DayRow Common(ref Drawing? kept, bool isStaff, FacilityFacts room, Instant now)
    {
        var from = Instant.Min(key.Day.End, Instant.Max(key.Day.Start, QuarterHours.Floor(now)));
        if (Volatile.Read(ref kept) is { } drawn && ReferenceEquals(drawn.Room, room) && drawn.From == from)
        {
            return drawn.Row;
        }

        var held = rows.Select(one => busyTimes.For(Nobody, isStaff, one));
        var free = from < key.Day.End ? FreeTime.Of(room, new TimeSlot(from, key.Day.End), held) : [];
        var row = new DayRow(room.Facility, room.OpenTimes(key.Day), room.ClosedTimes(key.Day), Shown(Nobody, isStaff), free);
        Volatile.Write(ref kept, new Drawing(room, from, row));
        return row;
    }

    private IReadOnlyList<BusyTime> Shown(Viewer viewer, bool isStaff) =>
        [.. rows.Where(held => held.Slot.Overlaps(key.Day)).Select(held => busyTimes.For(viewer, isStaff, held))];

    /// <param name="From">What is free begins here.</param>
    private sealed record Drawing(FacilityFacts Room, Instant From, DayRow Row);
}
