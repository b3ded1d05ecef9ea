using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace BookingPortal.Accounts;

/// <summary>A person who signs in: Identity's user with an integer key (table <c>users</c>) and what the portal shows of him.</summary>
public sealed class PortalUser : IdentityUser<int>
{
    public required string FullName { get; set; }

    /// <summary>The place whose rooms come first, as <c>facilities.place</c> names it.</summary>
    public string? HomePlace { get; set; }

    /// <summary>IANA zone for display; null means the zone of each facility.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Culture name such as <c>en-GB</c>; null means what the browser asks for.</summary>
    public string? Culture { get; set; }

    /// <summary>Locked by an admin; apart from Identity's lock-out after wrong guesses, which stops passwords only.</summary>
    public Instant? LockedAt { get; set; }

    /// <summary>Has left the organisation; locked as well.</summary>
    public Instant? LeftAt { get; set; }

    public Instant CreatedAt { get; private set; }
}
