namespace BookingPortal.Bookings.Writing;

/// <summary>
/// A lock of the transaction, taken by a statement before the one that writes. Persons come before facilities, so that
/// two writers never wait for each other in a ring.
/// </summary>
internal sealed record AdvisoryLock
{
    private AdvisoryLock(int kind, int id) => (Kind, Id) = (kind, id);

    internal int Kind { get; }

    internal int Id { get; }

    /// <summary>Requests that count against one person's quotas are taken one after the other.</summary>
    internal static AdvisoryLock OfPerson(int id) => new(0x424B01, id);

    /// <summary>Moves into one facility are taken one after the other: an UPDATE has no ON CONFLICT.</summary>
    internal static AdvisoryLock OfFacility(int id) => new(0x424B02, id);
}
