using BookingPortal.Facilities;
using NodaTime;

namespace BookingPortal.Tests.Support;

/// <summary>A room in UTC with ten seats, open at all hours unless told otherwise.</summary>
public sealed class FacilityBuilder(string name)
{
    private static readonly LocalDate Always = new(2000, 1, 1);

    private readonly List<OpeningHours> _hours = [];
    private string _place = "Berlin";
    private string _zone = "UTC";
    private string? _building;
    private int _capacity = 10;
    private short _bufferBefore;
    private short _bufferAfter;
    private bool _requiresApproval;
    private Limits _limits = new();

    public FacilityBuilder InTokyo() => In("Tokyo", "Asia/Tokyo");

    public FacilityBuilder In(string place, string zone)
    {
        (_place, _zone) = (place, zone);
        return this;
    }

    public FacilityBuilder InBuilding(string building)
    {
        _building = building;
        return this;
    }

    public FacilityBuilder Seating(int capacity)
    {
        _capacity = capacity;
        return this;
    }

    public FacilityBuilder WithBuffers(short before, short after)
    {
        (_bufferBefore, _bufferAfter) = (before, after);
        return this;
    }

    /// <summary>Lengths, notice and week in minutes, the window in days, approval in hours; null is the organisation's.</summary>
    public FacilityBuilder Limited(
        short? shortest = null, short? longest = null, short? window = null, int? notice = null, short? open = null, int? week = null, short? approval = null)
    {
        _limits = new Limits(shortest, longest, window, notice, open, week, approval);
        return this;
    }

    public FacilityBuilder ThatWantsApproval()
    {
        _requiresApproval = true;
        return this;
    }

    /// <summary>Every weekday given, from and to in minutes of the local day.</summary>
    public FacilityBuilder Open(int opens, int closes, params IsoDayOfWeek[] weekdays)
    {
        var days = weekdays.Length > 0 ? weekdays : Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToArray();
        _hours.AddRange(days.Select(day => new OpeningHours(day, opens, closes, Always)));
        return this;
    }

    public async Task<Facility> SaveAsync(PortalUnderTest portal)
    {
        if (_hours.Count == 0)
        {
            Open(0, 1440);
        }

        var facility = new Facility($"{name} {Guid.NewGuid().ToString("N")[..8]}", _place, _zone, _capacity)
        {
            Building = _building,
            BufferBefore = _bufferBefore,
            BufferAfter = _bufferAfter,
            RequiresApproval = _requiresApproval,
            MinDuration = _limits.Shortest,
            MaxDuration = _limits.Longest,
            WindowDays = _limits.Window,
            NoticeMinutes = _limits.Notice,
            MaxOpenBookings = _limits.Open,
            MaxMinutesPerWeek = _limits.Week,
            ApprovalHours = _limits.Approval,
        };
        facility.Open(_hours);
        await using var context = portal.OwnerContext();
        context.Add(facility);
        await context.SaveChangesAsync();
        portal.Get<FacilityCatalog>().Forget();
        return facility;
    }

    private sealed record Limits(
        short? Shortest = null, short? Longest = null, short? Window = null, int? Notice = null, short? Open = null, int? Week = null, short? Approval = null);
}
