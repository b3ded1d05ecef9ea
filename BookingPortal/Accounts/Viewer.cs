namespace BookingPortal.Accounts;

/// <summary>Who looks: decides what may be shown. <see cref="IsStaff"/> is true for admins too.</summary>
public sealed record Viewer(int Id, string FullName, string? HomePlace, bool IsStaff, bool IsAdmin, string SecurityStamp)
{
    /// <summary>
    /// The IANA zone in which this person wants to see times beside those of the room; null where none is chosen, and then
    /// the browser's is the best guess.
    /// </summary>
    public string? Zone { get; init; }
}
