using BookingPortal.Accounts;

namespace BookingPortal.Facilities;

/// <summary>What a viewer is to a facility.</summary>
public static class FacilityViewer
{
    /// <summary>Staff everywhere, or manager of an area in which the facility lies; as the sign-in says it.</summary>
    public static bool IsStaffOf(this Viewer viewer, Facility facility) => viewer.IsStaffOf(facility.Id, facility.Place, facility.Building);

    /// <inheritdoc cref="IsStaffOf(Viewer, Facility)"/>
    /// <param name="facts">Null where the room is out of use: then only staff everywhere are staff of it.</param>
    public static bool IsStaffOf(this Viewer viewer, FacilityFacts? facts) => facts is null ? viewer.IsStaff : viewer.IsStaffOf(facts.Facility);
}
