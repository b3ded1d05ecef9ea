namespace BookingPortal.Bookings;

/// <summary>Why a request breaks a rule: one for each sentence that a person can read.</summary>
public enum RefusalCode
{
    TitleMissing,
    TitleTooLong,
    DescriptionTooLong,
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
