using NodaTime;

namespace BookingPortal.Accounts.People;

/// <summary>A person as the list reads him from the database.</summary>
internal sealed record PersonListRow(
    int Id, string SortName, string FullName, string? Email, string? HomePlace, bool HasPassword, bool HasAuthenticator, bool HasPasskey,
    Instant? LockedAt, Instant? LeftAt, bool IsStaff, bool IsAdmin)
{
    internal PersonLine ToLine() => new(
        Id, FullName, Email ?? "", IsAdmin ? RoleNames.Admin : IsStaff ? RoleNames.Staff : RoleNames.Employee, HomePlace,
        LeftAt is not null ? PersonState.Left : LockedAt is not null ? PersonState.Locked : HasPassword ? PersonState.Active : PersonState.Invited,
        HasAuthenticator || HasPasskey);
}
