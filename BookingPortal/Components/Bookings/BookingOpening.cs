using BookingPortal.Accounts;
using BookingPortal.Facilities;

namespace BookingPortal.Components.Bookings;

/// <summary>What the booking dialog starts from.</summary>
/// <param name="RequestId">The idempotency key, made when the dialog opened first.</param>
public sealed record BookingOpening(FacilityFacts Room, Viewer Viewer, BookingInput Input, Guid RequestId)
{
    /// <summary>The draft that an earlier page of this tab left.</summary>
    public KeptDraft? Kept { get; init; }

    /// <summary>The room as it stands in the dialog: where a slot is taken, another room may be chosen.</summary>
    public FacilityFacts ChosenRoom { get; set; } = Room;

    /// <summary>Set by the dialog while it is open: whether Escape may close it.</summary>
    public Func<Task<bool>> MayClose { get; set; } = () => Task.FromResult(true);
}
