using BookingPortal.Accounts;
using NodaTime;

namespace BookingPortal.Facilities.Managers;

/// <summary>One right of one delegated manager.</summary>
/// <param name="Facility">The name, where the right is to one facility.</param>
/// <param name="IsLocked">The person is locked: the right rests.</param>
/// <param name="Facilities">How many facilities in use the right covers now.</param>
public sealed record ManagerLine(
    int RightId, int PersonId, string Person, string Email, bool IsLocked, ManagedArea Area, string? Facility, Instant GivenAt, int Facilities);
