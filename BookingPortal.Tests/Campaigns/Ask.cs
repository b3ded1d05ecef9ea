using BookingPortal.Bookings;
using NodaTime;

namespace BookingPortal.Tests.Campaigns;

/// <summary>
/// One request of a campaign in plain values: written down before it is sent, and sent again by whoever asks what became
/// of it. Times are ticks of 100 ns since 1970.
/// </summary>
public sealed record Ask(Verb Verb, int Person, Guid RequestId)
{
    public long BookingId { get; init; }

    public int FacilityId { get; init; }

    public long Start { get; init; }

    public long End { get; init; }

    public string? Title { get; init; }

    public long Seen { get; init; }

    public Guid Undone { get; init; }

    public string? Reason { get; init; }

    /// <summary>The owner where staff book for somebody else; 0 for oneself.</summary>
    public int OnBehalfOf { get; init; }

    /// <summary>Staff set aside what somebody set for a room.</summary>
    public bool SetsRulesAside { get; init; }

    public Instant StartTime => Instant.FromUnixTimeTicks(Start);

    public Instant EndTime => Instant.FromUnixTimeTicks(End);

    private IReadOnlyCollection<RefusalCode> Aside => SetsRulesAside
        ? [RefusalCode.OutsideOpeningHours, RefusalCode.DuringClosure, RefusalCode.TooManyOpenBookings]
        : [];

    public Task<BookingOutcome> SendAsync(BookingService bookings)
    {
        var seen = Instant.FromUnixTimeTicks(Seen);
        return Verb switch
        {
            Verb.Book => bookings.BookAsync(new BookingRequest(FacilityId, StartTime, EndTime, Title!, RequestId)
            {
                OnBehalfOf = OnBehalfOf == 0 ? null : OnBehalfOf,
                Override = Aside,
                Reason = SetsRulesAside ? Reason : null,
            }),
            Verb.Change => bookings.ChangeAsync(new ChangeRequest(BookingId, seen, RequestId)
            {
                FacilityId = FacilityId == 0 ? null : FacilityId,
                Start = Start == 0 ? null : StartTime,
                End = End == 0 ? null : EndTime,
                Content = Title is null ? null : new BookingContent(Title),
                Reason = Reason,
                Override = Aside,
            }),
            Verb.EndNow => bookings.EndNowAsync(new EndNowRequest(BookingId, seen, RequestId, Reason)),
            Verb.Cancel => bookings.CancelAsync(new CancelRequest(BookingId, RequestId, Reason) { Seen = Seen == 0 ? null : seen }),
            Verb.Restore => bookings.RestoreAsync(new RestoreRequest(BookingId, seen, RequestId) { Reason = Reason }),
            Verb.Undo => bookings.UndoAsync(new UndoRequest(BookingId, Undone, RequestId)),
            Verb.Approve => bookings.ApproveAsync(new DecisionRequest(BookingId, seen, RequestId, Reason)),
            Verb.Reject => bookings.RejectAsync(new DecisionRequest(BookingId, seen, RequestId, Reason)),
            _ => throw new InvalidOperationException($"{Verb}"),
        };
    }
}
