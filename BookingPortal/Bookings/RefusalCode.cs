namespace BookingPortal.Bookings;

/// <summary>Why a request breaks a rule: one for each sentence that a person can read.</summary>
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
    TooShort,
    TooLong,
    InThePast,
    FacilityNotInUse,
    OutsideOpeningHours,
    DuringClosure,
}
