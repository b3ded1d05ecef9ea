namespace BookingPortal.Accounts;

/// <summary>
/// One row of the view <c>facility_staff</c>: this person is staff of this facility at this moment, by role or as a manager of
/// the area that it lies in, and is not locked. Reads and writes of bookings ask nothing else.
/// </summary>
public sealed class StaffOfFacility
{
    private StaffOfFacility()
    {
    }

    public int UserId { get; private set; }

    public int FacilityId { get; private set; }
}
