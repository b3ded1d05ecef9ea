using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Rights;

/// <summary>Everybody of the table of rights, and rooms in two places; each cell of the table gets a booking of its own.</summary>
public sealed class RightsOffice(PortalFixture portal)
{
    private static readonly ManagedArea North = ManagedArea.OfBuilding("Berlin", "North");
    private static readonly ManagedArea Hamburg = ManagedArea.OfPlace("Hamburg");

    private readonly Dictionary<Actor, (PortalUser Person, string[] Claims)> _people = [];
    private int _slots;

    public PortalFixture Portal => portal;

    /// <summary>What was written when the scene stood.</summary>
    public object? Before { get; set; }

    /// <summary>Open at all hours, in Berlin, North.</summary>
    public Facility Room { get; private set; } = null!;

    /// <summary>In Hamburg.</summary>
    public Facility Elsewhere { get; private set; } = null!;

    /// <summary>In Berlin, North; wants approval.</summary>
    public Facility Asking { get; private set; } = null!;

    /// <summary>In Berlin, North; closed at all hours that a cell asks for.</summary>
    public Facility Closed { get; private set; } = null!;

    /// <summary>In Berlin, North; one open booking a person, which the owner has.</summary>
    public Facility Limited { get; private set; } = null!;

    private Facility Running { get; set; } = null!;

    public async Task OpenAsync()
    {
        static FacilityBuilder InNorth() => A.Facility().In("Berlin", "UTC").InBuilding("North");
        Room = await InNorth().SaveAsync(portal);
        Elsewhere = await A.Facility().In("Hamburg", "UTC").SaveAsync(portal);
        Asking = await InNorth().ThatWantsApproval().SaveAsync(portal);
        Closed = await InNorth().Open(0, 15).SaveAsync(portal);
        Limited = await InNorth().Limited(open: 1).SaveAsync(portal);
        Running = await InNorth().SaveAsync(portal);

        await AddAsync(Actor.Owner, A.Person("Robin Owner"), []);
        await AddAsync(Actor.LockedOwner, A.Person("Robin Locked"), []);
        await AddAsync(Actor.Other, A.Person(), []);
        await AddAsync(Actor.Proxy, A.Person(), []);
        await AddAsync(Actor.Manager, A.Person().Managing(North), [North.ToString()]);
        await AddAsync(Actor.ManagerElsewhere, A.Person().Managing(Hamburg), [Hamburg.ToString()]);
        await AddAsync(Actor.FormerManager, A.Person(), [North.ToString()]);
        await AddAsync(Actor.Staff, A.StaffMember(), [RoleNames.Staff]);
        await AddAsync(Actor.Admin, A.Person().With(RoleNames.Admin), [RoleNames.Admin]);
        await AddAsync(Actor.FormerStaff, A.Person(), [RoleNames.Staff]);
        await AddAsync(Actor.LockedStaff, A.StaffMember(), [RoleNames.Staff]);
        await AddAsync(Actor.SignedOutStaff, A.StaffMember(), [RoleNames.Staff]);
        SomebodyId = (await A.Person().SaveAsync(portal)).Id;
        await portal.SqlAsync("UPDATE users SET locked_at = now() WHERE id = ANY($1)", new[] { IdOf(Actor.LockedOwner), IdOf(Actor.LockedStaff) });
        await portal.SqlAsync("UPDATE users SET security_stamp = 'another' WHERE id = $1", IdOf(Actor.SignedOutStaff));
        await HoldAsync(Limited, IdOf(Actor.Owner), await SlotAsync(), "confirmed");
    }

    /// <summary>Somebody who is none of the actors.</summary>
    public int SomebodyId { get; private set; }

    public int IdOf(Actor actor) => _people[actor].Person.Id;

    public AsyncServiceScope SignIn(Actor actor) =>
        actor == Actor.Anonymous ? portal.SignOut() : portal.SignIn(_people[actor].Person, _people[actor].Claims);

    /// <summary>How the audit log would name the actor; the anonymous one has no id.</summary>
    public async Task<Caller> CallerAsync(Actor actor)
    {
        if (actor == Actor.Anonymous)
        {
            return new Caller(null, null);
        }

        await using var scope = SignIn(actor);
        return await scope.ServiceProvider.GetRequiredService<CurrentUser>().CallerAsync();
    }

    /// <summary>An hour that nobody has, from 01:00 of the day after tomorrow on.</summary>
    public async Task<TimeSlot> SlotAsync()
    {
        var slot = await portal.SlotAsync(1 + (_slots % 20), 1.5 + (_slots % 20), daysAhead: 2 + (_slots / 20));
        _slots++;
        return slot;
    }

    /// <summary>A private booking of the owner's, made for him by <see cref="Actor.Proxy"/>.</summary>
    public async Task<BookingDetails> BookingAsync(Actor actor, Facility? room = null) =>
        await HoldAsync(room ?? Room, OwnerOf(actor), await SlotAsync(), "confirmed");

    public async Task<BookingDetails> RequestAsync(Actor actor) => await HoldAsync(Asking, OwnerOf(actor), await SlotAsync(), "pending");

    public async Task<BookingDetails> CancelledAsync(Actor actor, Actor by)
    {
        var booking = await BookingAsync(actor);
        await portal.SqlAsync(
            """
            WITH old AS (SELECT * FROM bookings WHERE id = $1), gone AS (
                UPDATE bookings SET status = 'cancelled', cancelled_at = now(), cancelled_by = $2, updated_at = clock_timestamp() WHERE id = $1 RETURNING *)
            INSERT INTO booking_audit_log (booking_id, facility_id, action, old_values, new_values, changed_by, request_id, request_verb)
            SELECT gone.id, gone.facility_id, 'cancelled', to_jsonb(old), to_jsonb(gone), $2, gen_random_uuid(), 'cancel' FROM gone, old
            """, booking.Id, by == Actor.Owner ? booking.OwnerId : IdOf(by));
        return await FindAsync(booking.Id);
    }

    /// <summary>Renamed a moment ago by whoever tries; the request that did it.</summary>
    public async Task<(BookingDetails Booking, Guid Request)> RenamedAsync(Actor actor)
    {
        var booking = await BookingAsync(actor);
        var request = Guid.NewGuid();
        await portal.SqlAsync(
            """
            WITH old AS (SELECT * FROM bookings WHERE id = $1), new AS (
                UPDATE bookings SET title = 'Renamed', updated_at = clock_timestamp() WHERE id = $1 RETURNING *)
            INSERT INTO booking_audit_log (booking_id, facility_id, action, old_values, new_values, changed_by, request_id, request_verb)
            SELECT new.id, new.facility_id, 'updated', to_jsonb(old), to_jsonb(new), $2, $3, 'change' FROM new, old
            """, booking.Id, actor == Actor.Anonymous ? null : IdOf(actor), request);
        return (await FindAsync(booking.Id), request);
    }

    /// <summary>A booking that runs now.</summary>
    public async Task<BookingDetails> RunningAsync(Actor actor)
    {
        await portal.SqlAsync("DELETE FROM bookings WHERE facility_id = $1", Running.Id);
        var now = QuarterHours.Floor(await portal.NowAsync());
        return await HoldAsync(Running, OwnerOf(actor), new TimeSlot(now - Duration.FromHours(1), now + Duration.FromHours(3)), "confirmed");
    }

    public async Task<long> PastAsync(Actor actor)
    {
        var slot = await SlotAsync();
        return (await HoldAsync(Room, OwnerOf(actor), new TimeSlot(slot.Start - Duration.FromDays(90), slot.End - Duration.FromDays(90)), "confirmed")).Id;
    }

    /// <summary>Everything that a verb could write, counted.</summary>
    public Task<object?> WrittenAsync() => portal.SqlAsync(
        """
        SELECT concat_ws(',', (SELECT count(*) FROM booking_audit_log), (SELECT count(*) FROM admin_audit_log), (SELECT count(*) FROM bookings),
            (SELECT count(*) FROM manager_rights), (SELECT count(*) FROM users), (SELECT max(updated_at) FROM bookings))
        """);

    private int OwnerOf(Actor actor) => IdOf(actor == Actor.LockedOwner ? Actor.LockedOwner : Actor.Owner);

    private async Task<BookingDetails> HoldAsync(Facility room, int owner, TimeSlot slot, string status) => await FindAsync((long)(await portal.SqlAsync(
        """
        WITH held AS (
            INSERT INTO bookings (facility_id, user_id, created_by, start_time, end_time, title, is_private, status, expires_at, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, 'Secret', true, $6::booking_status, CASE WHEN $6 = 'pending' THEN now() + interval '1 day' END,
                least(now(), $4 - interval '1 hour'), least(now(), $4 - interval '1 hour')) RETURNING *)
        INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, changed_by, changed_at, request_id, request_verb)
        SELECT id, facility_id, 'created', to_jsonb(held), created_by, created_at, request_id, 'book' FROM held RETURNING booking_id
        """,
        room.Id, owner, IdOf(Actor.Proxy), slot.Start.ToDateTimeUtc(), slot.End.ToDateTimeUtc(), status))!);

    /// <summary>As its owner sees it, who may be locked: the page is open.</summary>
    private async Task<BookingDetails> FindAsync(long id)
    {
        await using var scope = SignIn(Actor.Admin);
        return (await scope.ServiceProvider.GetRequiredService<BookingService>().FindAsync(id))!;
    }

    private async Task AddAsync(Actor actor, PersonBuilder person, string[] claims) => _people.Add(actor, (await person.SaveAsync(portal), claims));
}
