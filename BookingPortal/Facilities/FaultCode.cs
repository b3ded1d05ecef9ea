namespace BookingPortal.Facilities;

/// <summary>Why a field of the administration cannot stay as it is: one sentence each.</summary>
public enum FaultCode
{
    Missing,
    TooLong,

    /// <summary>Control characters, or half of a character.</summary>
    Unreadable,
    OutOfRange,
    LongestBelowShortest,
    UnknownZone,

    /// <summary>A room's days would fall elsewhere, those of its past too: it has bookings already.</summary>
    ZoneInUse,

    /// <summary>Another room in use at the place has the name.</summary>
    NameTaken,

    /// <summary>A week without any window would be as if nothing had been set.</summary>
    NoWindow,

    /// <summary>A window closes before it opens, or lies outside of the day.</summary>
    WindowEmpty,
    WindowsOverlap,

    /// <summary>Figures of days that are over would change.</summary>
    InThePast,
    EndsBeforeStart,

    /// <summary>There is no such facility, or no room at such a place.</summary>
    Unknown,

    /// <summary>A file names the same facility in two lines.</summary>
    Twice,

    /// <summary>A file's cell is not of the form that the column has.</summary>
    NotOfItsKind,
}
