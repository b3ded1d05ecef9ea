using NodaTime;

namespace BookingPortal.Accounts;

/// <summary>One data-protection key as xml (table <c>data_protection_keys</c>).</summary>
public sealed class KeyRingEntry
{
    public int Id { get; private set; }

    public required string FriendlyName { get; init; }

    public required string Xml { get; init; }

    public Instant CreatedAt { get; private set; }
}
