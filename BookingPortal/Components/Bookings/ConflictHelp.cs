using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;

namespace BookingPortal.Components.Bookings;

/// <summary>What is offered instead of a slot that was not to be had. Asked after the answer, so that it costs those nothing who got their slot.</summary>
public sealed class ConflictHelp(RoomFinder finder)
{
    /// <summary>The answer that it helps with; null where none is needed.</summary>
    public BookingOutcome? For { get; private set; }

    public IReadOnlyList<RoomOffer> Offers { get; private set; } = [];

    public OfferSearch Search { get; private set; }

    public void Clear() => For = null;

    /// <param name="changing">The booking that is to be changed, where it is no new one.</param>
    /// <param name="onLooking">Told before it looks, to say so.</param>
    public async Task LookAsync(BookingRequest request, BookingOutcome outcome, Action onLooking, CancellationToken cancel, long? changing = null)
    {
        if (outcome is not BookingOutcome.SlotTaken && (outcome is not BookingOutcome.Refused refused || !refused.Because.Any(IsElsewherePossible)))
        {
            return;
        }

        (For, Search, Offers) = (outcome, OfferSearch.Looking, []);
        onLooking();
        try
        {
            Offers = await finder.InsteadOfAsync(request, changing, cancel);
            Search = OfferSearch.Done;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Search = OfferSearch.Failed;
        }
    }

    /// <summary>Another time or another room could be booked: what is wrong is not the request itself.</summary>
    private static bool IsElsewherePossible(Refusal refusal) => refusal.Code is RefusalCode.InThePast
        || (refusal.Field is BookingField.Time or BookingField.Attendees && refusal.Source != RuleSource.Portal);
}
