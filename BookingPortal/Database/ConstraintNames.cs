namespace BookingPortal.Database;

/// <summary>The constraints by which the database says no, by name: the text of its messages is never searched.</summary>
public static class ConstraintNames
{
    public const string BookingNoOverlap = "booking_no_overlap";
    public const string BookingRequestId = "uq_bookings_request_id";
    public const string AuditRequest = "uq_booking_audit_request";
    public const string BookingTimeValid = "booking_time_valid";
    public const string BookingTimeGranularity = "booking_time_granularity";
    public const string BookingDurationReasonable = "booking_duration_reasonable";
    public const string BookingNotInPast = "booking_not_in_past";
    public const string BookingAttendeeCountValid = "booking_attendee_count_valid";
    public const string BookingCancellationConsistency = "booking_cancellation_consistency";
    public const string BookingReasonNotBlank = "booking_reason_not_blank";
    public const string BookingUpdatedAfterCreated = "booking_updated_after_created";
    public const string BookingTitleNotBlank = "booking_title_not_blank";
    public const string BookingMeetingUrlHttps = "booking_meeting_url_https";
    public const string BookingTextLength = "booking_text_length";
    public const string BookingExpiryValid = "booking_expiry_valid";
    public const string BookingBuffersValid = "booking_buffers_valid";
    public const string FacilityName = "uq_facilities_place_name";
    public const string FacilityZone = "facility_time_zone_valid";
    public const string ManagerRight = "uq_manager_rights";
    public const string UserEmail = "uq_users_email";
    public const string UserName = "uq_users_user_name";
}
