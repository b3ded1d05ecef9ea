using BookingPortal.Bookings;

namespace BookingPortal.Components.Bookings;

/// <summary>The idempotency key of a change, kept while the same change is asked again (as <see cref="RequestKey"/> for a new booking).</summary>
public sealed class ChangeKey(Guid id)
{
    private ChangeRequest? _sent;

    public Guid Id { get; private set; } = id;

    /// <summary>The request with the key that belongs to it; from now on it counts as sent.</summary>
    public ChangeRequest Seal(ChangeRequest content)
    {
        if (_sent is not null && _sent != content with { RequestId = _sent.RequestId })
        {
            Renew();
        }

        return _sent = content with { RequestId = Id };
    }

    /// <summary>The key turned out to be used for something else.</summary>
    public void Renew()
    {
        Id = Guid.NewGuid();
        _sent = null;
    }
}
