using BookingPortal.Audit;
using BookingPortal.Bookings;

namespace BookingPortal.Tests.Rights;

/// <summary>Reading one booking, lists of bookings, and history.</summary>
internal static partial class RightsTable
{
    /// <summary>Own bookings and those made for others, of staff too.</summary>
    private const string Parties = "++0+00000000-";

    private static IEnumerable<Right> OfReading()
    {
        yield return Read<BookingService>("FindAsync", Readers, async (bookings, booking) => await bookings.FindAsync(booking.Id));
        yield return Read<BookingService>("JudgeAsync(ChangeRequest)", Readers, async (bookings, booking) =>
            await bookings.JudgeAsync(ChangeRequest.EndAt(booking, booking.Slot.Start + Quarter * 100, Guid.NewGuid())));
        yield return new("BookingService.JudgeAsync(BookingRequest)", "tells what the owner holds", "+000+00++000-", Attempt.Of<BookingService, (BookingRequest Request, int Owner)>(
            async (office, actor) => (Ask(await office.SlotAsync(), office.Limited.Id), office.IdOf(Actor.Owner)),
            async (bookings, set) => (await bookings.JudgeAsync(set.Request with { OnBehalfOf = set.Owner })).Any(refusal => refusal.Code == RefusalCode.TooManyOpenBookings)));
        yield return Read<BookingSheetService>("FindAsync", Readers, async (sheets, booking) => await sheets.FindAsync(booking.Id));
        yield return Read<BookingSheetService>("CalendarAsync", Readers, async (sheets, booking) => await sheets.CalendarAsync(booking.Id));
        yield return Read<BookingHistoryService>("OfAsync", Readers, async (history, booking) => await history.OfAsync(booking.Id));
        yield return Read<BookingHistoryService>("AsOfAsync", Readers, async (history, booking) => await history.AsOfAsync(booking.Id, booking.Slot.Start));
        yield return Read<BookingHistoryService>("DayAsOfAsync", "----+--++----", async (history, booking) =>
            await history.DayAsOfAsync(booking.FacilityId, booking.Slot.Start.InUtc().Date, booking.Slot.Start));
        yield return Read<BookingHistoryService>("FindAsync", "-------++----", async (history, _) => await history.FindAsync(new AuditFilter()), "of all rooms");
        yield return Read<BookingHistoryService>("FindAsync", "----+--++----", async (history, booking) =>
            await history.FindAsync(new AuditFilter { FacilityId = booking.FacilityId }), "of the room");
        yield return Read<MyBookingsService>("UpcomingAsync", Parties, async (mine, booking) => (await PagesAsync(mine.UpcomingAsync)).Any(one => one.Id == booking.Id));
        yield return new("MyBookingsService.NextAsync", null, Parties, Attempt.Of<MyBookingsService, BookingDetails>(
            (office, actor) => office.RunningAsync(actor), async (mine, running) => (await mine.NextAsync())?.Id == running.Id));
        yield return new("MyBookingsService.CancelledAsync", null, Parties, Attempt.Of<MyBookingsService, BookingDetails>(
            (office, actor) => office.CancelledAsync(actor, Actor.Owner), async (mine, booking) => (await PagesAsync(mine.CancelledAsync)).Any(one => one.Id == booking.Id)));
        yield return new("MyBookingsService.PastAsync", null, Parties, Attempt.Of<MyBookingsService, long>(
            (office, actor) => office.PastAsync(actor), async (mine, past) => (await PagesAsync(mine.PastAsync)).Any(one => one.Id == past)));
    }

    private static Right Read<TService>(string method, string expected, Func<TService, BookingDetails, Task<object?>> ask, string? @case = null)
        where TService : notnull =>
        new($"{typeof(TService).Name}.{method}", @case, expected, Attempt.Of((office, actor) => office.BookingAsync(actor), ask));

    private static async Task<List<MyBooking>> PagesAsync(Func<int, CancellationToken, Task<IReadOnlyList<MyBooking>>> read)
    {
        var all = new List<MyBooking>();
        while (await read(all.Count, CancellationToken.None) is { Count: > 0 } page)
        {
            all.AddRange(page);
        }

        return all;
    }
}
