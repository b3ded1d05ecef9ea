using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;
using NodaTime.Text;

namespace BookingPortal.Tests.Components.Calendar;

/// <summary>A row of the grid made by hand, in the wall clock of its place.</summary>
internal sealed class RoomDay(string name, int id = 1, string place = "Berlin", string zone = "Europe/Berlin", LocalDate? date = null)
{
    internal static readonly LocalDate Monday = new(2026, 11, 23);

    private readonly List<TimeSlot> _open = [];
    private readonly List<TimeSlot> _free = [];
    private readonly List<BusyTime> _busy = [];
    private readonly List<ClosedTime> _closed = [];

    internal FacilityClock Clock { get; } = FacilityClock.Of(zone);

    internal LocalDate Date { get; } = date ?? Monday;

    internal RoomDay Open(string from, string to)
    {
        _open.Add(Slot(from, to));
        return this;
    }

    internal RoomDay Free(string from, string to)
    {
        _free.Add(Slot(from, to));
        return this;
    }

    internal RoomDay Busy(string from, string to, string? person = null, string? title = null, bool mine = false, bool pending = false)
    {
        var slot = Slot(from, to);
        _busy.Add(new BusyTime(id, mine ? 7 : null, slot, slot, pending, mine, title, person));
        return this;
    }

    internal RoomDay Closed(string from, string to, string reason)
    {
        _closed.Add(new ClosedTime(Slot(from, to), reason));
        return this;
    }

    internal DayRow Row()
    {
        var room = new Facility(name, place, zone, 8);
        room.Equip([new Feature("Projector", "co_present")]);
        typeof(Facility).GetProperty(nameof(Facility.Id))!.SetValue(room, id);
        return new DayRow(room, _open, _closed, _busy, _free);
    }

    /// <summary>Alone in its place, with the axis from one full hour to another.</summary>
    internal DayPlace AsPlace(string from = "08:00", string to = "18:00") =>
        new(place, Clock, Clock.Day(Date), Slot(from, to), IsHome: true, [Row()]);

    internal DayView AsDay(string now = "07:00") => new(Date, At(now), [AsPlace()]);

    internal Instant At(string time) => time == "24:00"
        ? Clock.Day(Date).End
        : Clock.Instant(Date.At(LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value), closing: false);

    internal TimeSlot Slot(string from, string to) => new(At(from), At(to));
}
