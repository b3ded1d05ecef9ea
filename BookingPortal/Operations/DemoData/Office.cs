using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Operations.DemoData;

/// <summary>A place with its rooms and people, and how its days fill up.</summary>
internal sealed class Office
{
    /// <summary>Part of the open hours that a usual room is booked on a usual day.</summary>
    private const double UsualFill = 0.45;

    // Quarter hours of the local day at which a meeting begins: two waves, a dip at lunch, full hours first.
    private static readonly int[] PossibleStarts = [.. Enumerable.Range(28, 48)];
    private static readonly double[] HourWeights = [0.15, 0.45, 1.1, 1.6, 1.35, 0.4, 0.95, 1.5, 1.3, 0.85, 0.35, 0.15];
    private static readonly double[] QuarterWeights = [1, 0.15, 0.6, 0.15];

    private readonly DemoDataOptions _options;
    private readonly Instant _now;
    private readonly IReadOnlyList<MeetingSeries> _series;
    private readonly IReadOnlyList<Person> _active;
    private readonly IReadOnlyList<Person> _signIn;

    public Office(Place place, IReadOnlyList<Room> rooms, IReadOnlyList<Person> people, IReadOnlyList<ClosurePlan> closures, DemoDataOptions options, Instant now)
    {
        (Place, Rooms, Closures, _options, _now) = (place, rooms, closures, options, now);
        Clock = FacilityClock.Of(place.Zone);
        var local = people.Where(person => person.Home == place).ToList();
        _signIn = [.. local.Where(person => person.SignsIn)];
        _active = local.Where(person => !person.SignsIn).ToList() is { Count: > 0 } others ? others : people;
        Staff = local.Where(person => person.IsStaff).ToList() is { Count: > 0 } staff ? staff : [.. people.Where(person => person.IsStaff)];
        _series = MeetingSeries.Make(rooms, local, Dice.For(options.Seed, 100 + place.Index));
    }

    public Place Place { get; }

    public IReadOnlyList<Room> Rooms { get; }

    public IReadOnlyList<ClosurePlan> Closures { get; }

    public IReadOnlyList<Person> Staff { get; }

    public FacilityClock Clock { get; }

    public LocalDate Today => Clock.DateOf(_now);

    /// <summary>Somebody of this place, the busy ones more often.</summary>
    public Person SomebodyActive(Dice dice)
    {
        var person = dice.Pick(_active);
        for (var attempt = 0; attempt < 20 && !dice.Chance(person.Activity / Person.MostActive); attempt++)
        {
            person = dice.Pick(_active);
        }

        return person;
    }

    /// <summary>The bookings of one local day; the same for each window of days that holds it.</summary>
    public IReadOnlyList<BookingDraft> Book(LocalDate date)
    {
        var dice = Dice.For(_options.Seed, 200 + Place.Index, Period.DaysBetween(MeetingSeries.FirstMonday, date));
        var day = new OfficeDay(this, date, dice, new PaperTrail(dice, Clock, Staff, _now));
        if (date == Today)
        {
            foreach (var person in _signIn)
            {
                BookAboutNow(day, person);
            }
        }

        foreach (var series in _series.Where(series => series.HappensOn(date)))
        {
            day.Book(series);
        }

        if (date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
        {
            foreach (var person in _signIn)
            {
                BookOwn(day, person);
            }
        }

        foreach (var room in day.Rooms)
        {
            Fill(day, room);
        }

        return day.Bookings;
    }

    /// <summary>A meeting that runs or begins soon, where the place is open at this hour.</summary>
    private void BookAboutNow(OfficeDay day, Person person)
    {
        var local = Clock.At(_now);
        var quarter = ((local.Hour * 60) + local.Minute) / 15;
        foreach (var start in new[] { quarter - 1, quarter, quarter - 2, quarter + 1, quarter + 2, quarter + 3 })
        {
            var room = day.Rooms.Where(room => room.Room.Facility.Capacity is >= 4 and <= 12 && room.CanHold(start, 4)).MinBy(room => room.Room.Facility.Capacity);
            if (room is not null)
            {
                day.Book(room, KindFor(room, day), person, start, 4, cancel: 0);
                return;
            }
        }
    }

    /// <summary>Those who sign in have one meeting on most days, sometimes two.</summary>
    private static void BookOwn(OfficeDay day, Person person)
    {
        var count = day.Dice.Chance(0.7) ? day.Dice.Chance(0.3) ? 2 : 1 : 0;
        for (var attempt = 0; attempt < 12 && count > 0; attempt++)
        {
            var room = day.Dice.Pick(day.Rooms);
            if (room.Room.Facility.Capacity <= 14 && TryBook(day, room, person))
            {
                count--;
            }
        }
    }

    private static void Fill(OfficeDay day, RoomDay room)
    {
        var wanted = room.OpenQuarters * Math.Min(0.66, UsualFill * BusinessOf(day.Date) * room.Room.Popularity * day.Dice.Between(0.75, 1.25));
        for (var attempt = 0; attempt < 40 && room.BookedQuarters < wanted; attempt++)
        {
            TryBook(day, room, null);
        }
    }

    private static bool TryBook(OfficeDay day, RoomDay room, Person? owner)
    {
        var kind = KindFor(room, day);
        var start = day.Dice.Pick(PossibleStarts, quarter => HourWeights[(quarter - 28) / 4] * QuarterWeights[quarter % 4]);
        var length = day.Dice.Pick(kind.Quarters);
        if (!room.CanHold(start, length) || (owner is not null && !day.IsFree(owner, start, length)) || (owner ?? day.SomebodyFree(start, length)) is not { } person)
        {
            return false;
        }

        day.Book(room, kind, person, start, length);
        return true;
    }

    private static MeetingKind KindFor(RoomDay room, OfficeDay day)
    {
        var seats = room.Room.Facility.Capacity;
        var kinds = day.Date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? MeetingKind.Weekend : MeetingKind.All;
        return day.Dice.Pick(kinds, kind => kind.Least <= seats && seats <= kind.LargestRoom ? kind.Weight : 0);
    }

    private static double BusinessOf(LocalDate date) => date.DayOfWeek switch
    {
        IsoDayOfWeek.Monday => 0.85,
        IsoDayOfWeek.Tuesday => 1.22,
        IsoDayOfWeek.Wednesday => 1.18,
        IsoDayOfWeek.Thursday => 0.95,
        IsoDayOfWeek.Friday => 0.5,
        _ => 0.22,
    };
}
