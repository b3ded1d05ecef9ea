using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Tests.Rights;

/// <summary>What is free and what is held: everybody reads it, and a private title is told to few.</summary>
internal static partial class RightsTable
{
    private const string Title = "tells a private title";

    /// <summary>By the sign-in: a right that was taken away is seen by for a minute, until the page is signed out.</summary>
    private const string Seers = "++0++0++++++-";

    private static IEnumerable<Right> OfFinding()
    {
        yield return Read<AvailabilityService>("OfAsync", Seers, async (availability, booking) =>
            (await availability.OfAsync([booking.FacilityId], booking.Slot)).Any(room => room.Busy.Any(Tells(booking))), Title);
        yield return Read<AvailabilityService>("DayAsync", Seers, async (availability, booking) =>
            Tells(await availability.DayAsync(Day(booking), new RoomFilter()), booking), Title);
        yield return Read<DayWatch>("ReadAsync", Seers, async (watch, booking) => Tells(await watch.ReadAsync(), booking), Title) with
        {
            Try = Attempt.Of<AvailabilityService, BookingDetails>((office, actor) => office.BookingAsync(actor), async (availability, booking) =>
            {
                using var watch = availability.WatchDay(Day(booking), new RoomFilter());
                return Tells(await watch.ReadAsync(), booking);
            }),
        };
        yield return Read<AvailabilityService>("WatchDay", Everybody, async (availability, booking) =>
        {
            using var watch = availability.WatchDay(Day(booking), new RoomFilter());
            return await watch.ReadAsync();
        });
        yield return Read<AvailabilityService>("TodayAsync", Everybody, async (availability, _) => await availability.TodayAsync());
        yield return Read<AvailabilityService>("ChoicesAsync", Everybody, async (availability, _) => await availability.ChoicesAsync());
        yield return Read<AvailabilityService>("NextFreeAsync", Everybody, async (availability, booking) =>
            await availability.NextFreeAsync(booking.FacilityId, Quarter, booking.Slot.End));
        yield return Read<PeriodService>("WeekOfRoomAsync", Seers, async (periods, booking) =>
            (await periods.WeekOfRoomAsync(booking.FacilityId, Day(booking)))!.Days.Any(day => day.Row.Busy.Any(Tells(booking))), Title);
        yield return Read<PeriodService>("MonthOfRoomAsync", Everybody, async (periods, booking) => await periods.MonthOfRoomAsync(booking.FacilityId, Day(booking)));
        yield return Read<PeriodService>("WeekOfRoomsAsync", Everybody, async (periods, booking) => await periods.WeekOfRoomsAsync(Day(booking), new RoomFilter()));
        yield return Read<PeriodService>("RoomsAsync", Everybody, async (periods, _) => await periods.RoomsAsync(new RoomFilter()));
        yield return Read<PeriodService>("TodayAsync", Everybody, async (periods, booking) => await periods.TodayAsync(booking.FacilityId));
        yield return Read<RoomFinder>("FindAsync", Everybody, async (finder, booking) => await finder.FindAsync(RoomWish.Between(booking.Slot, Quarter)));
        yield return Read<RoomFinder>("InsteadOfAsync", Everybody, async (finder, booking) => await finder.InsteadOfAsync(Ask(booking.Slot, booking.FacilityId)));
        yield return Read<RoomFinder>("NextFreeAsync", Everybody, async (finder, booking) => await finder.NextFreeAsync(booking.FacilityId, Quarter, booking.Slot.End));

        // The limited room is full for the owner: who finds no time in it has been told that he holds one.
        yield return new("RoomFinder.NextFreeAsync", "tells what the owner holds", "+000+0++++++-", Attempt.Of<RoomFinder, (Facility Room, TimeSlot Slot, int Owner)>(
            async (office, actor) => (office.Limited, await office.SlotAsync(), office.IdOf(Actor.Owner)),
            async (finder, set) => await finder.NextFreeAsync(set.Room.Id, Quarter, set.Slot.Start, set.Owner) is null));
        yield return Read<OwnChanges>("FollowAsync", Everybody, async (changes, _) =>
        {
            using var following = await changes.FollowAsync(() => { });
            return following;
        });
    }

    private static LocalDate Day(BookingDetails booking) => booking.Slot.Start.InUtc().Date;

    private static Func<BusyTime, bool> Tells(BookingDetails booking) => busy => busy.Slot == booking.Slot && busy.Title is not null;

    private static bool Tells(DayView day, BookingDetails booking) =>
        day.Places.Any(place => place.Rooms.Any(room => room.Room.Id == booking.FacilityId && room.Busy.Any(Tells(booking))));
}
