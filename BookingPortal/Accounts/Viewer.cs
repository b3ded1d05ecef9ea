namespace BookingPortal.Accounts;

/// <summary>Who looks: decides what may be shown. <see cref="IsStaff"/> is true for admins too.</summary>
public sealed record Viewer(int Id, string FullName, string? HomePlace, bool IsStaff, bool IsAdmin, string SecurityStamp);
