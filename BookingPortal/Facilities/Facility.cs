using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>A room or another thing that can be booked, with the rules that hold for it.</summary>
public sealed class Facility
{
    private readonly List<OpeningHours> _openingHours = [];
    private readonly List<Feature> _features = [];

    /// <param name="timeZone">IANA id, known exactly to NodaTime, such as <c>Europe/Berlin</c>.</param>
    /// <exception cref="ArgumentException">The zone is unknown or the room has no seat.</exception>
    public Facility(string name, string place, string timeZone, int capacity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(place);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        if (!FacilityClock.Knows(timeZone))
        {
            throw new ArgumentException($"'{timeZone}' is not an IANA time zone.", nameof(timeZone));
        }

        Name = name;
        Place = place;
        TimeZone = timeZone;
        Capacity = capacity;
    }

    /// <summary>For rows as they are: what a row says is not judged again.</summary>
    private Facility() => (Name, Place, TimeZone) = ("", "", "");

    public int Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>The site: its rooms stand together on every screen.</summary>
    public string Place { get; private set; }

    public string? Building { get; init; }

    public string? Floor { get; init; }

    /// <summary>Place, building and floor in one line; made by the database, named by the seed's queries.</summary>
    public string Location { get; private set; } = "";

    public string? Description { get; init; }

    /// <summary>Seats of today; the seats of earlier days are in <c>facility_capacities</c>.</summary>
    public int Capacity { get; private set; }

    public string TimeZone { get; private set; }

    public bool IsActive { get; private set; } = true;

    /// <summary>The local day from which the room is retired; its earlier figures stay.</summary>
    public LocalDate? RetiredFrom { get; private set; }

    /// <summary>Minutes kept free before each booking.</summary>
    public short BufferBefore { get; init; }

    /// <summary>Minutes kept free after each booking.</summary>
    public short BufferAfter { get; init; }

    /// <summary>Shortest booking in minutes; null means the organisation's default. The same holds for each limit below.</summary>
    public short? MinDuration { get; init; }

    /// <summary>Longest booking in minutes.</summary>
    public short? MaxDuration { get; init; }

    /// <summary>How many days ahead a booking may start.</summary>
    public short? WindowDays { get; init; }

    /// <summary>How many minutes before its start a booking must be made.</summary>
    public int? NoticeMinutes { get; init; }

    /// <summary>How many open bookings of this room one person may hold.</summary>
    public short? MaxOpenBookings { get; init; }

    /// <summary>How many minutes in an ISO week, in the room's zone, one person may book it.</summary>
    public int? MaxMinutesPerWeek { get; init; }

    public bool RequiresApproval { get; init; }

    /// <summary>How many hours a request for this room waits for approval.</summary>
    public short? ApprovalHours { get; init; }

    /// <summary>Raised by every change that a booking's rules depend on; the booking statement compares it.</summary>
    public int RulesVersion { get; private set; } = 1;

    public IReadOnlyList<OpeningHours> OpeningHours => _openingHours;

    public IReadOnlyList<Feature> Features => _features;

    /// <summary>Takes the room out of use from a local day on. Retiring twice is refused.</summary>
    public bool Retire(LocalDate from)
    {
        if (!IsActive)
        {
            return false;
        }

        IsActive = false;
        RetiredFrom = from;
        RulesVersion++;
        return true;
    }

    /// <summary>Sets the hours that hold from a local day on; the hours of earlier days stay as they are.</summary>
    /// <exception cref="ArgumentException">Hours for that day are there already, or none are given.</exception>
    public void Open(IReadOnlyCollection<OpeningHours> week)
    {
        if (week.Count == 0 || week.Select(hours => hours.ValidFrom).Distinct().Count() != 1
            || _openingHours.Any(hours => hours.ValidFrom == week.First().ValidFrom))
        {
            throw new ArgumentException("One week of hours is given at a time, each for a day of its own.", nameof(week));
        }

        _openingHours.AddRange(week);
        RulesVersion++;
    }

    public void Equip(IEnumerable<Feature> features) => _features.AddRange(features.Except(_features));
}
