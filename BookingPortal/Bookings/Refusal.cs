using BookingPortal.Facilities;

namespace BookingPortal.Bookings;

/// <summary>
/// One broken rule and the values that its sentence needs (numbers, <see cref="NodaTime.Instant"/>s, texts); the words
/// themselves are resources of the screens.
/// </summary>
public sealed record Refusal(RefusalCode Code, params IReadOnlyList<object> Values)
{
    /// <summary>Where the rule is set.</summary>
    public RuleSource Source { get; init; } = RuleSource.Portal;

    /// <summary>The field at which a screen shows it.</summary>
    public BookingField Field => Code switch
    {
        RefusalCode.TitleMissing or RefusalCode.TitleTooLong => BookingField.Title,
        RefusalCode.DescriptionTooLong => BookingField.Description,
        RefusalCode.ReasonMissing or RefusalCode.ReasonTooLong => BookingField.Reason,
        RefusalCode.AttendeesOutOfRange or RefusalCode.MoreThanCapacity => BookingField.Attendees,
        RefusalCode.MeetingUrlInvalid => BookingField.MeetingUrl,
        RefusalCode.TextUnreadable => (BookingField)Values[0],
        RefusalCode.FacilityNotInUse => BookingField.Facility,
        _ => BookingField.Time,
    };
}
