using BookingPortal.Bookings;

namespace BookingPortal.Components.Bookings;

/// <summary>
/// The idempotency key of one dialog: made when it opens and kept while the same thing is asked again, so that a double
/// click or a lost answer books once. Another slot, title or owner is another request: an earlier try that arrives late
/// must not be answered for it, so it gets a key of its own.
/// </summary>
public sealed class RequestKey(Guid id)
{
    private BookingRequest? _sent;

    public Guid Id { get; private set; } = id;

    /// <summary>The request with the key that belongs to it; from now on it counts as sent.</summary>
    public BookingRequest Seal(BookingRequest content)
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
