using BookingPortal.Bookings;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Tests.Rights;

/// <summary>The verbs of bookings.</summary>
internal static partial class RightsTable
{
    /// <summary>Who booked it for somebody and is not staff may read it: he is refused, and is not told that there is nothing.</summary>
    private const string Writers = "+-0-+00++00--";

    private const string Approvers = "----+00++0---";

    private const string Nobody = "000000000000-";

    private const string Why = "Because";

    private static readonly Duration Quarter = Duration.FromMinutes(15);

    private static IEnumerable<Right> OfBookings()
    {
        yield return Verb("BookAsync", "for oneself", "+-++++++++---", (office, actor) => office.SlotAsync(),
            (bookings, slot, office) => bookings.BookAsync(Ask(slot, office.Room.Id)));
        yield return Verb("BookAsync", "for somebody else", "----+--++----", (office, actor) => office.SlotAsync(),
            (bookings, slot, office) => bookings.BookAsync(Ask(slot, office.Room.Id) with { OnBehalfOf = office.SomebodyId }));
        yield return Verb("BookAsync", "setting a rule aside", "----+--++----", (office, actor) => office.SlotAsync(),
            (bookings, slot, office) => bookings.BookAsync(Ask(slot, office.Closed.Id) with { Override = [RefusalCode.OutsideOpeningHours], Reason = Why }));
        yield return Verb("ChangeAsync", "longer", Writers, (office, actor) => office.BookingAsync(actor),
            (bookings, booking, _) => bookings.ChangeAsync(ChangeRequest.EndAt(booking, booking.Slot.End + Quarter, Guid.NewGuid()) with { Reason = Why }));
        yield return Verb("ChangeAsync", "to a room elsewhere", "+-0--00++00--", (office, actor) => office.BookingAsync(actor),
            (bookings, booking, office) => bookings.ChangeAsync(
                ChangeRequest.Move(booking, booking.Slot, Guid.NewGuid(), office.Elsewhere.Id) with { Reason = Why }));
        yield return Verb("ChangeAsync", "setting a rule aside", "--0-+00++00--", (office, actor) => office.BookingAsync(actor),
            (bookings, booking, office) => bookings.ChangeAsync(
                ChangeRequest.Move(booking, booking.Slot, Guid.NewGuid(), office.Closed.Id) with { Reason = Why, Override = [RefusalCode.OutsideOpeningHours] }));
        yield return Verb("EndNowAsync", null, Writers, (office, actor) => office.RunningAsync(actor),
            (bookings, booking, _) => bookings.EndNowAsync(new EndNowRequest(booking.Id, booking.Version, Guid.NewGuid(), Why)));
        yield return Verb("CancelAsync", null, "+-0-+00++0---", (office, actor) => office.BookingAsync(actor),
            (bookings, booking, _) => bookings.CancelAsync(new CancelRequest(booking.Id, Guid.NewGuid(), Why)));
        yield return Verb("HandOverAsync", null, "--0-+00++0---", (office, actor) => office.BookingAsync(actor),
            (bookings, booking, office) => bookings.HandOverAsync(new HandOverRequest(booking.Id, office.SomebodyId, Guid.NewGuid(), Why)));
        yield return Verb("RestoreAsync", "what the owner cancelled", Writers, (office, actor) => office.CancelledAsync(actor, Actor.Owner),
            (bookings, booking, _) => bookings.RestoreAsync(new RestoreRequest(booking.Id, booking.Version, Guid.NewGuid()) { Reason = Why }));
        yield return Verb("RestoreAsync", "what staff cancelled", "--0-+00++00--", (office, actor) => office.CancelledAsync(actor, Actor.Staff),
            (bookings, booking, _) => bookings.RestoreAsync(new RestoreRequest(booking.Id, booking.Version, Guid.NewGuid()) { Reason = Why }));
        yield return Verb("UndoAsync", "one's own change", Writers, (office, actor) => office.RenamedAsync(actor),
            (bookings, renamed, _) => bookings.UndoAsync(new UndoRequest(renamed.Booking.Id, renamed.Request, Guid.NewGuid())));
        yield return Verb("UndoAsync", "somebody else's change", Nobody, (office, actor) => office.RenamedAsync(actor == Actor.Admin ? Actor.Staff : Actor.Admin),
            (bookings, renamed, _) => bookings.UndoAsync(new UndoRequest(renamed.Booking.Id, renamed.Request, Guid.NewGuid())));
        yield return Verb("ApproveAsync", null, Approvers, (office, actor) => office.RequestAsync(actor),
            (bookings, request, _) => bookings.ApproveAsync(new DecisionRequest(request.Id, request.Version, Guid.NewGuid(), Why)));
        yield return Verb("RejectAsync", null, Approvers, (office, actor) => office.RequestAsync(actor),
            (bookings, request, _) => bookings.RejectAsync(new DecisionRequest(request.Id, request.Version, Guid.NewGuid(), Why)));
        yield return new("AffectedBookings.CancelAsync", null, "+000+00++000-", Attempt.Of<AffectedBookings, BookingDetails>(
            (office, actor) => office.BookingAsync(actor), async (affected, booking) => (await affected.CancelAsync([booking.Id], Why)).Cancelled == 1));
    }

    private static Right Verb<TScene>(
        string method, string? @case, string expected, Func<RightsOffice, Actor, Task<TScene>> scene,
        Func<BookingService, TScene, RightsOffice, Task<BookingOutcome>> ask) => new(
        $"{nameof(BookingService)}.{method}", @case, expected, Attempt.Of<BookingService, (TScene Scene, RightsOffice Office)>(
            async (office, actor) => (await scene(office, actor), office), async (bookings, set) => await ask(bookings, set.Scene, set.Office)));

    private static BookingRequest Ask(TimeSlot slot, int room) => new(room, slot.Start, slot.End, "Standup", Guid.NewGuid());
}
