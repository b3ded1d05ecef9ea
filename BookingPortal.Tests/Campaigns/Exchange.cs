using BookingPortal.Bookings;
using NodaTime;

namespace BookingPortal.Tests.Campaigns;

/// <summary>A request that was sent, and what came back; null where the client died before it heard the answer.</summary>
public sealed record Exchange(Ask Ask, Instant Began, Instant Ended, BookingOutcome? Outcome)
{
    /// <summary>It was told to be done.</summary>
    public bool IsDone => Outcome is BookingOutcome.Booked or BookingOutcome.Changed or BookingOutcome.Cancelled or BookingOutcome.Restored
        or BookingOutcome.Approved or BookingOutcome.Rejected;

    /// <summary>Nobody was told whether it was done: it has to be asked for again.</summary>
    public bool IsOpen => Outcome is null or BookingOutcome.StillChecking;

    /// <summary>What was booked or changed.</summary>
    public long? BookingId => Outcome is BookingOutcome.Booked booked ? booked.Id : Ask.Verb == Verb.Book ? null : Ask.BookingId;
}
