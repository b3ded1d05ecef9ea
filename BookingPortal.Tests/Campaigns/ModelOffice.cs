using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Tests.Campaigns;

/// <summary>
/// The office in memory, in the plainest words: a list of bookings and what each verb does to it. It knows nothing of
/// SQL, locks or constraints, and says for every request what the service has to answer.
/// </summary>
public sealed class ModelOffice(Cast cast)
{
    private readonly Dictionary<int, Facility> _rooms = cast.Rooms.ToDictionary(room => room.Id);
    private readonly Dictionary<(long Booking, Guid Request), (int By, Verb Verb, ModelBooking? Before, ModelBooking After)> _done = [];

    public Dictionary<long, ModelBooking> Bookings { get; } = [];

    /// <summary>The answer in short, and the booking as it is then; null where nothing changes.</summary>
    public (string Answer, ModelBooking? After) Foresee(Ask ask)
    {
        var isStaff = Cast.IsStaff(ask.Person);
        if (ask.Verb == Verb.Book)
        {
            return (ask.SetsRulesAside || Owner(ask) != ask.Person) && !isStaff ? ("NotAllowed", null) : Book(ask);
        }

        if (ask.Verb is Verb.Approve or Verb.Reject && !isStaff)
        {
            return ("NotAllowed", null);
        }

        if (!Bookings.TryGetValue(ask.BookingId, out var booking) || !(isStaff || booking.Owner == ask.Person))
        {
            return ("NotFound", null);
        }

        var isSeen = booking.Version.ToUnixTimeTicks() == ask.Seen;
        return ask.Verb switch
        {
            Verb.Undo => Undo(ask, booking),
            Verb.Cancel when !booking.IsActive => ("Stale AlreadyCancelled", null),
            Verb.Cancel when !isSeen => ("Stale BookingChanged", null),
            Verb.Cancel => ("Cancelled", booking with { Status = BookingStatus.Cancelled, CancelledBy = ask.Person }),
            Verb.Restore when booking.IsActive => ("Stale NotCancelled", null),
            Verb.Restore when !isSeen => ("Stale BookingChanged", null),
            Verb.Restore when !isStaff && booking.CancelledBy != ask.Person => ("NotAllowed", null),
            Verb.Restore when IsRefused(booking) => ("Refused", null),
            Verb.Restore => Take(booking with { CancelledBy = null }, "Restored"),
            Verb.Approve or Verb.Reject when booking.Status != BookingStatus.Pending => ("Stale AlreadyDecided", null),
            Verb.Approve or Verb.Reject when !isSeen => ("Stale BookingChanged", null),
            Verb.Approve => ("Approved", booking with { Status = BookingStatus.Confirmed }),
            Verb.Reject => ("Rejected", booking with { Status = BookingStatus.Cancelled, CancelledBy = ask.Person }),
            _ when !booking.IsActive => ("Stale AlreadyCancelled", null),
            _ when !isSeen => ("Stale BookingChanged", null),
            Verb.EndNow => ("Refused", null),
            _ => Change(ask, booking),
        };
    }

    /// <summary>Keeps what a request did.</summary>
    public void Keep(Ask ask, ModelBooking after)
    {
        _done[(after.Id, ask.RequestId)] = (ask.Person, ask.Verb, Bookings.GetValueOrDefault(after.Id), after);
        Bookings[after.Id] = after;
    }

    private (string Answer, ModelBooking? After) Book(Ask ask)
    {
        var wanted = new ModelBooking(0, Owner(ask), ask.FacilityId, ask.StartTime, ask.EndTime, ask.Title!, default, default, default);
        return !ask.SetsRulesAside && IsRefused(wanted) ? ("Refused", null) : Take(wanted, "Booked");
    }

    private int Owner(Ask ask) => ask.OnBehalfOf == 0 ? ask.Person : cast.IndexOf(ask.OnBehalfOf);

    private (string Answer, ModelBooking? After) Change(Ask ask, ModelBooking booking)
    {
        var after = booking with
        {
            Facility = ask.FacilityId == 0 ? booking.Facility : ask.FacilityId,
            Start = ask.Start == 0 ? booking.Start : ask.StartTime,
            End = ask.End == 0 ? booking.End : ask.EndTime,
            Title = ask.Title ?? booking.Title,
        };
        if (after.Facility == booking.Facility && after.Start == booking.Start && after.End <= booking.End)
        {
            return ($"Changed {after.Status}", after);
        }

        // Of what is extended only the new part has to be open.
        var judged = after.Facility == booking.Facility && after.Start == booking.Start ? after with { Start = booking.End } : after;
        return IsRefused(judged) ? ("Refused", null) : Take(after, "Changed");
    }

    private (string Answer, ModelBooking? After) Undo(Ask ask, ModelBooking booking)
    {
        if (!_done.TryGetValue((booking.Id, ask.Undone), out var done) || done.By != ask.Person || done.Before is not { } before
            || !(done.Verb is Verb.Change or Verb.Cancel || (done.Verb == Verb.Undo && before.IsActive)))
        {
            return ("NotFound", null);
        }

        if (done.After.Version != booking.Version)
        {
            return ("Stale BookingChanged", null);
        }

        if (IsRefused(before))
        {
            return ("Refused", null);
        }

        return before.IsActive && IsTaken(before)
            ? ("SlotTaken", null)
            : ($"{(booking.IsActive ? "Changed" : "Restored")} {before.Status}", before);
    }

    private (string Answer, ModelBooking? After) Take(ModelBooking wanted, string answer)
    {
        var room = _rooms[wanted.Facility];
        wanted = wanted with
        {
            Before = Duration.FromMinutes(room.BufferBefore),
            After = Duration.FromMinutes(room.BufferAfter),
            Status = room.RequiresApproval ? BookingStatus.Pending : BookingStatus.Confirmed,
        };
        return IsTaken(wanted) ? ("SlotTaken", null) : ($"{answer} {wanted.Status}", wanted);
    }

    /// <summary>Hours, the one closure, and how many open bookings a person holds in a room; said without the portal's own clock.</summary>
    private bool IsRefused(ModelBooking wanted)
    {
        var room = _rooms[wanted.Facility];
        if (room.TimeZone == "Asia/Kathmandu")
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(room.TimeZone);
            var (start, end) = (TimeZoneInfo.ConvertTimeFromUtc(wanted.Start.ToDateTimeUtc(), zone), TimeZoneInfo.ConvertTimeFromUtc(wanted.End.ToDateTimeUtc(), zone));
            if (start.Date != end.Date || start.TimeOfDay.TotalMinutes < Cast.Opens || end.TimeOfDay.TotalMinutes > Cast.Closes)
            {
                return true;
            }
        }

        return (wanted.Facility == cast.Rooms[0].Id && wanted.Start < cast.Midnight + Cast.ClosedUntil && wanted.End > cast.Midnight + Cast.ClosedFrom)
            || (room.MaxOpenBookings is { } most && Bookings.Values.Count(other => other.IsActive && other.Owner == wanted.Owner
                && other.Facility == wanted.Facility && other.Id != wanted.Id) >= most);
    }

    private bool IsTaken(ModelBooking wanted) => Bookings.Values.Any(
        other => other.Id != wanted.Id && other.IsActive && other.Facility == wanted.Facility && other.Blocked.Overlaps(wanted.Blocked));
}
