using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>A room or another thing that can be booked, with the rules that hold for it.</summary>
public sealed class Facility
{
    private readonly List<OpeningHours> _openingHours = [];
    private readonly List<Feature> _features = [];
    private string? _building;
    private string? _floor;
    private string? _description;
    private short _bufferBefore;
    private short _bufferAfter;
    private short? _minDuration;
    private short? _maxDuration;
    private short? _windowDays;
    private int? _noticeMinutes;
    private short? _maxOpenBookings;
    private int? _maxMinutesPerWeek;
    private bool _requiresApproval;
    private short? _approvalHours;

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

    public string? Building { get => _building; init => _building = value; }

    public string? Floor { get => _floor; init => _floor = value; }

    /// <summary>Place, building and floor in one line; made by the database, named by the seed's queries.</summary>
    public string Location { get; private set; } = "";

    public string? Description { get => _description; init => _description = value; }

    /// <summary>Seats of today; the seats of earlier days are in <c>facility_capacities</c>.</summary>
    public int Capacity { get; private set; }

    public string TimeZone { get; private set; }

    public bool IsActive { get; private set; } = true;

    /// <summary>The local day from which the room is retired; its earlier figures stay.</summary>
    public LocalDate? RetiredFrom { get; private set; }

    /// <summary>Minutes kept free before each booking.</summary>
    public short BufferBefore { get => _bufferBefore; init => _bufferBefore = value; }

    /// <summary>Minutes kept free after each booking.</summary>
    public short BufferAfter { get => _bufferAfter; init => _bufferAfter = value; }

    /// <summary>Shortest booking in minutes; null means the organisation's default. The same holds for each limit below.</summary>
    public short? MinDuration { get => _minDuration; init => _minDuration = value; }

    /// <summary>Longest booking in minutes.</summary>
    public short? MaxDuration { get => _maxDuration; init => _maxDuration = value; }

    /// <summary>How many days ahead a booking may start.</summary>
    public short? WindowDays { get => _windowDays; init => _windowDays = value; }

    /// <summary>How many minutes before its start a booking must be made.</summary>
    public int? NoticeMinutes { get => _noticeMinutes; init => _noticeMinutes = value; }

    /// <summary>How many open bookings of this room one person may hold.</summary>
    public short? MaxOpenBookings { get => _maxOpenBookings; init => _maxOpenBookings = value; }

    /// <summary>How many minutes in an ISO week, in the room's zone, one person may book it.</summary>
    public int? MaxMinutesPerWeek { get => _maxMinutesPerWeek; init => _maxMinutesPerWeek = value; }

    public bool RequiresApproval { get => _requiresApproval; init => _requiresApproval = value; }

    /// <summary>How many hours a request for this room waits for approval.</summary>
    public short? ApprovalHours { get => _approvalHours; init => _approvalHours = value; }

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

    /// <summary>Puts a retired room back into use.</summary>
    public bool BringBack()
    {
        if (IsActive)
        {
            return false;
        }

        (IsActive, RetiredFrom) = (true, null);
        RulesVersion++;
        return true;
    }

    /// <summary>Says of the room what an administrator wants; <see cref="FacilityRules"/> has found nothing wrong with it.</summary>
    /// <param name="features">Those that the fields name.</param>
    /// <exception cref="ArgumentException">The rules do find something wrong.</exception>
    public void Change(FacilityFields wanted, IEnumerable<Feature> features)
    {
        if (FacilityRules.Judge(wanted).FirstOrDefault() is { } fault)
        {
            throw new ArgumentException($"The facility cannot be so: {fault.Field} {fault.Code}.", nameof(wanted));
        }

        (Name, Place, TimeZone, Capacity) = (wanted.Name, wanted.Place, wanted.TimeZone, wanted.Capacity!.Value);
        (_building, _floor, _description) = (wanted.Building, wanted.Floor, wanted.Description);
        (_bufferBefore, _bufferAfter) = ((short)wanted.BufferBefore!.Value, (short)wanted.BufferAfter!.Value);
        (_minDuration, _maxDuration) = ((short?)wanted.Shortest, (short?)wanted.Longest);
        (_windowDays, _noticeMinutes) = ((short?)wanted.WindowDays, wanted.NoticeMinutes);
        (_maxOpenBookings, _maxMinutesPerWeek) = ((short?)wanted.MaxOpenBookings, wanted.MaxMinutesPerWeek);
        (_requiresApproval, _approvalHours) = (wanted.RequiresApproval, (short?)wanted.ApprovalHours);
        var equipped = features.ToList();
        _features.RemoveAll(feature => !equipped.Contains(feature));
        Equip(equipped);
        RulesVersion++;
    }

    /// <summary>
    /// Sets the hours that hold from a local day on, also where hours for that day were set before. No window takes a
    /// week that was set for that day away again: then the hours before it go on.
    /// </summary>
    public void SetHours(LocalDate from, IReadOnlyCollection<WeekWindow> windows)
    {
        _openingHours.RemoveAll(hours => hours.ValidFrom == from);
        _openingHours.AddRange(windows.Select(window => new OpeningHours(window.Day, window.Opens, window.Closes, from)));
        RulesVersion++;
    }

    /// <summary>The windows of the week that was set for exactly this day.</summary>
    public IReadOnlyList<WeekWindow> WeekFrom(LocalDate from) => WeekWindow.InOrder(_openingHours.Where(hours => hours.ValidFrom == from));

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
