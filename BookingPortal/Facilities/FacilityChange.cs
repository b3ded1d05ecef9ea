using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>
/// One change that an administrator asks for. What it changes is named with what the person saw: where it stands otherwise
/// by now, nothing is written and the person reads what has changed.
/// </summary>
public abstract record FacilityChange
{
    private FacilityChange()
    {
    }

    /// <summary>A new facility, open from today on.</summary>
    public sealed record Add(FacilityFields Wanted, IReadOnlyList<WeekWindow> Week) : FacilityChange;

    public sealed record Edit(int Id, FacilityFields Seen, FacilityFields Wanted) : FacilityChange;

    /// <summary>The week that holds from a local day on, today or later.</summary>
    /// <param name="Seen">The week that was set for exactly this day; empty where none was.</param>
    /// <param name="Wanted">Empty takes a week that was planned for a later day away again.</param>
    public sealed record SetHours(int Id, LocalDate From, IReadOnlyList<WeekWindow> Seen, IReadOnlyList<WeekWindow> Wanted) : FacilityChange;

    /// <summary>Out of use from the facility's today on; its history and its figures stay.</summary>
    public sealed record Retire(int Id) : FacilityChange;

    /// <summary>Into use again; the days between count as closed.</summary>
    public sealed record BringBack(int Id) : FacilityChange;

    public sealed record Close(ClosureFields Wanted) : FacilityChange;

    /// <summary>Takes closures to come away; those that run end now. Those that are over stay, and with them the figures.</summary>
    public sealed record Reopen(int ClosureId) : FacilityChange;

    public sealed record SetDefaults(DefaultsFields Seen, DefaultsFields Wanted) : FacilityChange;

    /// <summary>A file of facilities: all of it or nothing.</summary>
    public sealed record Import(IReadOnlyList<ImportRow> Rows) : FacilityChange;

    /// <summary>Public holidays: closures, of which those that are there already are passed over.</summary>
    public sealed record CloseAll(IReadOnlyList<ClosureFields> Wanted) : FacilityChange;
}
