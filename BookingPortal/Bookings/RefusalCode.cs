namespace BookingPortal.Bookings;

/// <summary>Why a request breaks a rule: one for each sentence that a person can read. Audited by name where staff override it.</summary>
public enum RefusalCode
{
    TitleMissing,
    TitleTooLong,
    DescriptionTooLong,

    /// <summary>A NUL byte or half a character: no database and no screen can keep it.</summary>
    TextUnreadable,
    ReasonMissing,
    ReasonTooLong,
    AttendeesOutOfRange,
    MoreThanCapacity,
    MeetingUrlInvalid,
    EndNotAfterStart,
    NotOnQuarterHour,

    /// <summary>Before 1970 or after 9998: no rule can be judged there.</summary>
    OutsideCalendar,
    TooShort,
    TooLong,
    InThePast,

    /// <summary>A running booking keeps its room and its start.</summary>
    AlreadyBegun,

    /// <summary>It is running in a room that wants approval: its end stays, what follows is a request of its own.</summary>
    ExtensionNeedsApproval,

    /// <summary>A booking cannot be made to end before now.</summary>
    EndInThePast,

    /// <summary>It ends with the running quarter hour anyway.</summary>
    EndsAnyway,

    /// <summary>It has not begun: there is nothing to end, only to cancel or to move.</summary>
    NotBegun,
    FacilityNotInUse,
    OutsideOpeningHours,
    DuringClosure,
    BeyondWindow,
    TooLittleNotice,
    TooManyOpenBookings,
    TooManyOpenBookingsAnywhere,
    TooMuchThisWeek,
    TooMuchThisWeekAnywhere,

    /// <summary>The time to take something back is over.</summary>
    UndoTooLate,
}
