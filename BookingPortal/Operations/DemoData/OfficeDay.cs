using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Operations.DemoData;

/// <summary>One local day of a place while it fills: who is busy, which rooms are free, what is booked so far.</summary>
internal sealed class OfficeDay(Office office, LocalDate date, Dice dice, PaperTrail paper)
{
    private readonly Dictionary<int, bool[]> _busy = [];
    private readonly List<BookingDraft> _bookings = [];

    public LocalDate Date => date;

    public Dice Dice => dice;

    public IReadOnlyList<RoomDay> Rooms { get; } =
        [.. office.Rooms.Select(room => new RoomDay(room, date, office.Closures.Where(plan => plan.Covers(room)).Select(plan => (plan.Starts, plan.Ends))))];

    public IReadOnlyList<BookingDraft> Bookings => _bookings;

    public bool IsFree(Person person, int start, int length) =>
        !_busy.TryGetValue(person.Index, out var quarters) || !quarters.AsSpan(start, length).Contains(true);

    /// <summary>Somebody of this place who has nothing else then; null where chance finds nobody.</summary>
    public Person? SomebodyFree(int start, int length)
    {
        for (var attempt = 0; attempt < 12; attempt++)
        {
            var person = office.SomebodyActive(dice);
            if (IsFree(person, start, length))
            {
                return person;
            }
        }

        return null;
    }

    /// <summary>Books one meeting of a series in its room, or in another that fits; not at all where nothing is free.</summary>
    public void Book(MeetingSeries series)
    {
        var room = Rooms.FirstOrDefault(day => day.Room == series.Room && day.CanHold(series.Start, series.Length))
            ?? Rooms.Where(day => day.Room.Facility.Capacity >= series.Attendees && day.CanHold(series.Start, series.Length))
                .MinBy(day => day.Room.Facility.Capacity);
        if (room is null || !IsFree(series.Owner, series.Start, series.Length))
        {
            return;
        }

        var draft = Draft(room, series.Owner, series.Start, series.Length, series.Title, series.Attendees) with
        {
            IsPrivate = series.IsPrivate,
            Link = series.IsOnline ? Link() : null,
            CreatedAt = paper.SeriesMade(date, series.Index),
        };
        Add(room, series.Start, series.Length, draft, cancel: 0.05);
    }

    /// <summary>Books a single meeting; the caller has seen that room and owner are free.</summary>
    public void Book(RoomDay room, MeetingKind kind, Person owner, int start, int length, double cancel = 0.085)
    {
        var draft = Single(room, kind, owner, start, length);
        draft = draft with { CreatedAt = paper.SingleMade(draft.Start) };
        var cancelled = Add(room, start, length, draft, cancel);

        // What became free is often taken by somebody else.
        if (cancelled is { Cancelled: { } freed } && dice.Chance(0.5) && paper.MadeAfter(freed.At, draft.Start) is { } made
            && SomebodyFree(start, length) is { } next)
        {
            _bookings.Add(Single(room, kind, next, start, length) with { CreatedAt = made });
            MarkBusy(next, start, length);
        }
    }

    private BookingDraft Single(RoomDay room, MeetingKind kind, Person owner, int start, int length)
    {
        var seats = room.Room.Facility.Capacity;
        var most = Math.Min(kind.Most, seats);
        var attendees = dice.Chance(0.18) ? dice.Between(1, Math.Min(3, seats)) : dice.Between(Math.Min(kind.Least, most), most);
        return Draft(room, owner, start, length, Wording.TitleOf(kind, owner, office.SomebodyActive(dice), dice), attendees) with
        {
            IsPrivate = dice.Chance(kind.Private),
            Link = dice.Chance(kind.Online) ? Link() : null,
            Description = dice.Chance(0.22) ? Wording.Description(dice) : null,
            BookedBy = dice.Chance(kind.ByStaff) && office.Staff.Count > 0 && dice.Pick(office.Staff) is var staff && staff != owner ? staff : null,
        };
    }

    private BookingDraft Draft(RoomDay room, Person owner, int start, int length, string title, int attendees) =>
        new(room.Room, owner, At(start, closing: false), At(start + length, closing: true), title, attendees, dice.Key());

    private BookingDraft Add(RoomDay room, int start, int length, BookingDraft draft, double cancel)
    {
        var kept = dice.Chance(cancel) ? draft with { Cancelled = paper.Cancel(draft) } : draft;
        _bookings.Add(kept);

        // A cancelled one keeps its slot here: until it was cancelled nobody else could have had it.
        room.Take(start, length);
        if (kept.Cancelled is null)
        {
            MarkBusy(kept.Owner, start, length);
        }

        return kept;
    }

    private void MarkBusy(Person person, int start, int length)
    {
        if (!_busy.TryGetValue(person.Index, out var quarters))
        {
            _busy[person.Index] = quarters = new bool[RoomDay.Quarters];
        }

        quarters.AsSpan(start, length).Fill(true);
    }

    private Instant At(int quarter, bool closing) => office.Clock.Boundary(date, quarter * 15, closing);

    private string Link() => $"https://meet.demo.example/{Wording.Code(dice, 3)}-{Wording.Code(dice, 4)}-{Wording.Code(dice, 3)}";
}
