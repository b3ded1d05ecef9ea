using NodaTime;

namespace BookingPortal.Accounts.People;

/// <summary>A one-time link that has not been used; what it says is known to nobody but its receiver.</summary>
public sealed record OpenLink(LinkPurpose Purpose, Instant ExpiresAt);
