using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>
/// Every rule that a booking is judged by, in one place and pure: the dialog asks while one types, the service asks
/// before it writes. What a person types is judged by <see cref="ContentRules"/>, what the person holds already by
/// <see cref="QuotaRules"/>. Times in the refusals are instants; the screens show them in the facility's zone.
/// </summary>
public static class BookingRules
{
    public const int LongestTitle = 255;

    public const int LongestText = 10_000;

    public const int LongestUrl = 500;

    public const int MostAttendees = 1000;

    public static readonly Duration Shortest = QuarterHours.Length;

    public static readonly Duration Longest = Duration.FromHours(24);

    /// <summary>How long one's own change can be taken back: the ten seconds that a screen offers it, and a slow line.</summary>
    public static readonly Duration UndoTime = Duration.FromSeconds(15);

    private static readonly IEnumerable<Refusal> Nothing = [];

    /// <summary>All rules that a new booking breaks; none means that it may be tried.</summary>
    /// <param name="facts">Null where no active facility has the id.</param>
    /// <param name="now">The database's clock.</param>
    /// <param name="load">What the owner holds; needed where a quota is in force.</param>
    public static IReadOnlyList<Refusal> Judge(BookingRequest request, FacilityFacts? facts, Instant now, PersonLoad? load = null) =>
    [
        .. ContentRules.Judge(request.Content),
        .. Grid(request.Start, request.End),
        .. Beginning(request.Start, now),
        .. facts is null ? [new Refusal(RefusalCode.FacilityNotInUse)] : Room(request.Start, request.End, facts, now),
        .. facts is null ? [] : Seats(request.AttendeeCount, facts),
        .. facts is null ? [] : QuotaRules.Judge(request.Start, request.End, facts, load ?? PersonLoad.None, now),
        .. request.Override.Count > 0 || request.Reason is not null ? JudgeReason(request.Reason, request.Override.Count > 0) : [],
    ];

    /// <summary>
    /// The rules that a change breaks. What stays as it is is not judged again: a booking that hours of today would
    /// refuse can still be shortened and renamed.
    /// </summary>
    /// <param name="after">The booking as it is to be.</param>
    /// <param name="facts">Of the room after the change.</param>
    /// <param name="load">What the owner holds, this booking left out.</param>
    public static IReadOnlyList<Refusal> JudgeChange(
        BookingDetails before, ChangedBooking after, FacilityFacts? facts, Instant now, PersonLoad? load = null)
    {
        var refusals = new List<Refusal>();
        refusals.AddRange(ContentRules.Judge(after.Content));
        refusals.AddRange(Grid(after.Start, after.End));
        var isElsewhere = after.FacilityId != before.FacilityId;
        var startsAnew = after.Start != before.Slot.Start;
        if ((isElsewhere || startsAnew) && before.Slot.Start <= now)
        {
            refusals.Add(new Refusal(RefusalCode.AlreadyBegun, before.Slot.Start));
        }
        else if (startsAnew)
        {
            refusals.AddRange(Beginning(after.Start, now));
        }

        if (after.End != before.Slot.End && after.End <= now)
        {
            refusals.Add(new Refusal(RefusalCode.EndInThePast, QuarterHours.Ceiling(now)));
        }

        var asksMorePeople = after.Content.AttendeeCount > before.Content.AttendeeCount;
        if (facts is null && (after.TakesMoreThan(before) || asksMorePeople))
        {
            refusals.Add(new Refusal(RefusalCode.FacilityNotInUse));
        }
        else if (facts is not null && after.TakesMoreThan(before))
        {
            // Extended: what is added must be open; moved: all of it, and as early as a new booking would have to be.
            var from = isElsewhere || startsAnew ? after.Start : before.Slot.End;
            refusals.AddRange(
            [
                .. isElsewhere || after.End - after.Start != before.Slot.Duration ? Length(after.Start, after.End, facts) : [],
                .. isElsewhere || startsAnew ? Ahead(after.Start, facts, now) : ExtendedWhileRunning(before, facts, now),
                .. Hours(from, after.End, facts),
                .. QuotaRules.Judge(after.Start, after.End, facts, load ?? PersonLoad.None, now, before.Held),
            ]);
        }
        else if (after.End < before.Slot.End && facts?.Limits.Shortest is { } shortest && after.End > after.Start && after.End - after.Start < shortest.Value)
        {
            refusals.Add(new Refusal(RefusalCode.TooShort, shortest.Value) { Source = shortest.Source });
        }

        if (facts is not null && (isElsewhere || asksMorePeople))
        {
            refusals.AddRange(Seats(after.Content.AttendeeCount, facts));
        }

        return refusals;
    }

    /// <summary>A restored booking is judged as a new one would be, but for its text.</summary>
    public static IReadOnlyList<Refusal> JudgeRestore(BookingDetails booking, FacilityFacts? facts, Instant now, PersonLoad? load = null) =>
    [
        .. booking.Slot.Start <= now ? [new Refusal(RefusalCode.AlreadyBegun, booking.Slot.Start)] : Nothing,
        .. facts is null ? [new Refusal(RefusalCode.FacilityNotInUse)] : Room(booking.Slot.Start, booking.Slot.End, facts, now),
        .. facts is null ? [] : Seats(booking.Content.AttendeeCount, facts),
        .. facts is null ? [] : QuotaRules.Judge(booking.Slot.Start, booking.Slot.End, facts, load ?? PersonLoad.None, now),
    ];

    /// <summary>
    /// What was right a few seconds ago is judged only where it has to be taken anew, after a cancellation, in another room
    /// or at another start: still in use, still open. Quotas are judged when the statement has counted: they hold only where
    /// the person has taken something else meanwhile.
    /// </summary>
    /// <param name="before">The booking as it stands, to be set back.</param>
    /// <param name="after">The booking as it was.</param>
    /// <param name="facts">Of the room that it was in.</param>
    public static IReadOnlyList<Refusal> JudgeUndo(BookingDetails before, ChangedBooking after, FacilityFacts? facts) =>
        !after.TakesAnew(before) ? []
        : facts is null ? [new Refusal(RefusalCode.FacilityNotInUse)]
        : [.. Hours(after.Start, after.End, facts)];

    /// <summary>Whether a reason will do: needed from anybody but the owner, and for every override.</summary>
    public static IEnumerable<Refusal> JudgeReason(string? reason, bool isRequired) => ContentRules.JudgeReason(reason, isRequired);

    /// <summary>
    /// The rules that staff may set aside with a reason: those that somebody set for a room or the organisation. What
    /// the product itself holds (the grid, 24 hours, the past, a room out of use) and the constraints of the database hold
    /// for everybody.
    /// </summary>
    public static bool MayOverride(Refusal refusal) => refusal.Source != RuleSource.Portal && refusal.Code is
        RefusalCode.OutsideOpeningHours or RefusalCode.DuringClosure or RefusalCode.MoreThanCapacity
        or RefusalCode.TooShort or RefusalCode.TooLong or RefusalCode.BeyondWindow or RefusalCode.TooLittleNotice
        or RefusalCode.TooManyOpenBookings or RefusalCode.TooManyOpenBookingsAnywhere
        or RefusalCode.TooMuchThisWeek or RefusalCode.TooMuchThisWeekAnywhere;

    /// <summary>Whether any row could hold the request; what none can hold was never booked and is not asked for.</summary>
    internal static bool CanBeStored(BookingRequest request) =>
        ContentRules.CanBeStored(request.Content) && !PlainText.IsUnreadable(request.Reason) && IsInCalendar(request.Start) && IsInCalendar(request.End);

    /// <summary>The years in which every rule can be judged, whatever is added to a day of them: 1970 to 9998.</summary>
    internal static bool IsInCalendar(Instant instant) =>
        instant >= NodaConstants.UnixEpoch && instant < Instant.FromUtc(9999, 1, 1, 0, 0);

    private static IEnumerable<Refusal> Grid(Instant start, Instant end)
    {
        if (!IsInCalendar(start) || !IsInCalendar(end))
        {
            yield return new Refusal(RefusalCode.OutsideCalendar);
            yield break;
        }

        if (!QuarterHours.IsOnGrid(start) || !QuarterHours.IsOnGrid(end))
        {
            yield return new Refusal(RefusalCode.NotOnQuarterHour);
        }

        if (end <= start)
        {
            yield return new Refusal(RefusalCode.EndNotAfterStart);
        }
        else if (end - start > Longest)
        {
            yield return new Refusal(RefusalCode.TooLong, Longest);
        }
        else if (end - start < Shortest)
        {
            yield return new Refusal(RefusalCode.TooShort, Shortest);
        }
    }

    /// <summary>The quarter hour that is running may still be booked.</summary>
    private static IEnumerable<Refusal> Beginning(Instant start, Instant now)
    {
        if (start <= now - QuarterHours.Length)
        {
            yield return new Refusal(RefusalCode.InThePast, QuarterHours.Floor(now));
        }
    }

    private static IEnumerable<Refusal> Room(Instant start, Instant end, FacilityFacts facts, Instant now) =>
        [.. Length(start, end, facts), .. Ahead(start, facts, now), .. Hours(start, end, facts)];

    private static IEnumerable<Refusal> Seats(int attendees, FacilityFacts facts)
    {
        if (attendees > facts.Facility.Capacity)
        {
            yield return new Refusal(RefusalCode.MoreThanCapacity, facts.Facility.Capacity, facts.Facility.Name) { Source = RuleSource.Facility };
        }
    }

    private static IEnumerable<Refusal> Length(Instant start, Instant end, FacilityFacts facts)
    {
        if (facts.Limits.Shortest is { } shortest && end > start && end - start < shortest.Value)
        {
            yield return new Refusal(RefusalCode.TooShort, shortest.Value) { Source = shortest.Source };
        }

        if (facts.Limits.Longest is { } longest && end - start > longest.Value)
        {
            yield return new Refusal(RefusalCode.TooLong, longest.Value) { Source = longest.Source };
        }
    }

    /// <summary>Neither too early nor too late to ask: days count in the facility's zone.</summary>
    private static IEnumerable<Refusal> Ahead(Instant start, FacilityFacts facts, Instant now)
    {
        if (facts.Limits.WindowDays is { } window && IsInCalendar(start)
            && facts.Clock.DateOf(now).PlusDays(window.Value) is var last && facts.Clock.DateOf(start) > last)
        {
            yield return new Refusal(RefusalCode.BeyondWindow, last, window.Value) { Source = window.Source };
        }

        if (facts.Limits.Notice is { } notice && start < now + notice.Value)
        {
            yield return new Refusal(RefusalCode.TooLittleNotice, QuarterHours.Ceiling(now + notice.Value), notice.Value) { Source = notice.Source };
        }
    }

    /// <summary>
    /// A running booking is not put at risk: with its longer time undecided it would be cancelled in the middle of the
    /// meeting. The time after it can be asked for as a request of its own.
    /// </summary>
    private static IEnumerable<Refusal> ExtendedWhileRunning(BookingDetails before, FacilityFacts facts, Instant now)
    {
        if (facts.Facility.RequiresApproval && before.Slot.Start <= now)
        {
            yield return new Refusal(RefusalCode.ExtensionNeedsApproval, before.Slot.End);
        }
    }

    private static IEnumerable<Refusal> Hours(Instant start, Instant end, FacilityFacts facts)
    {
        if (end <= start || end - start > Longest || !IsInCalendar(start) || !IsInCalendar(end))
        {
            yield break;
        }

        var slot = new TimeSlot(start, end);
        foreach (var closed in facts.ClosedTimes(slot))
        {
            yield return new Refusal(RefusalCode.DuringClosure, closed.Reason, closed.Until) { Source = closed.Source };
        }

        if (!facts.IsOpenThroughout(slot))
        {
            yield return new Refusal(RefusalCode.OutsideOpeningHours, facts.HoursOn(facts.Clock.DateOf(start))) { Source = RuleSource.Facility };
        }
    }
}
