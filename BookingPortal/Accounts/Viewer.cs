namespace BookingPortal.Accounts;

/// <summary>
/// Who looks, as the sign-in says it: decides what may be shown. <see cref="IsStaff"/> means everywhere, and is true for admins
/// too; a delegated manager is staff of areas alone. What is asked about one facility goes by <see cref="IsStaffOf"/>.
/// </summary>
public sealed record Viewer(int Id, string FullName, string? HomePlace, bool IsStaff, bool IsAdmin, string SecurityStamp)
{
    /// <summary>
    /// The IANA zone in which this person wants to see times beside those of the room; null where none is chosen, and then
    /// the browser's is the best guess.
    /// </summary>
    public string? Zone { get; init; }

    /// <summary>The areas of which this person is staff as a delegated manager.</summary>
    public IReadOnlyList<ManagedArea> Manages { get; init; } = [];

    /// <summary>Staff of one facility at least: staff screens open, and show what lies in the areas.</summary>
    public bool IsStaffSomewhere => IsStaff || Manages.Count > 0;

    /// <summary>Staff of one facility, which stands in a place and perhaps in a building of it.</summary>
    public bool IsStaffOf(int facilityId, string place, string? building) =>
        IsStaff || (Manages.Count > 0 && Manages.Any(area => area.Covers(facilityId, place, building)));
}
