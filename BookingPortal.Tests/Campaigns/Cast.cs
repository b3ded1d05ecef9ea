using BookingPortal.Accounts;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using NodaTime;

namespace BookingPortal.Tests.Campaigns;

/// <summary>Who plays: people, every fourth of them staff, and a few rooms that all of them want.</summary>
public sealed record Cast(IReadOnlyList<PortalUser> People, IReadOnlyList<Facility> Rooms, Instant Midnight)
{
    /// <summary>Two days are fought over.</summary>
    public const int Quarters = 2 * 24 * 4;

    /// <summary>In minutes of Kathmandu's day, 5:45 before UTC.</summary>
    public const int Opens = 420;

    public const int Closes = 1260;

    /// <summary>So many open bookings in a room of New York may one person hold.</summary>
    public const int OpenBookings = 6;

    /// <summary>After the first midnight, in the first room.</summary>
    public static readonly Duration ClosedFrom = Duration.FromHours(12);

    public static readonly Duration ClosedUntil = Duration.FromHours(14);

    public static bool IsStaff(int person) => person % 4 == 0;

    public static async Task<Cast> AssembleAsync(PortalUnderTest portal, int people, int rooms)
    {
        var cast = new List<PortalUser>();
        for (var i = 0; i < people; i++)
        {
            cast.Add(await (IsStaff(i) ? A.StaffMember($"Desk {i}") : A.Person($"Player {i}")).SaveAsync(portal));
        }

        var stage = new List<Facility>();
        for (var i = 0; i < rooms; i++)
        {
            var room = A.Facility($"Stage {i}");
            room = i % 3 == 1 ? room.WithBuffers(15, 15) : i % 5 == 3 ? room.ThatWantsApproval() : room;
            room = (i % 4) switch
            {
                2 => room.In("Kathmandu", "Asia/Kathmandu").Open(Opens, Closes),
                1 => room.In("New York", "America/New_York").Open(0, 1440).Limited(open: OpenBookings),
                _ => room,
            };
            stage.Add(await room.SaveAsync(portal));
        }

        // The first room is closed for some hours of the first day.
        var midnight = (await portal.SlotAsync(0, 1, daysAhead: 3)).Start;
        await portal.SqlAsync(
            "INSERT INTO facility_closures (facility_id, starts_local, ends_local, reason) VALUES ($1, $2, $3, 'Drill')",
            stage[0].Id, Local(midnight + ClosedFrom), Local(midnight + ClosedUntil));
        portal.Get<FacilityCatalog>().Forget();

        return new Cast(cast, stage, midnight);

        static DateTime Local(Instant instant) => DateTime.SpecifyKind(instant.ToDateTimeUtc(), DateTimeKind.Unspecified);
    }

    public int IndexOf(int personId) => People.Select((person, index) => (person, index)).First(one => one.person.Id == personId).index;

    public Microsoft.Extensions.DependencyInjection.AsyncServiceScope SignIn(PortalUnderTest portal, int person) =>
        IsStaff(person) ? portal.SignIn(People[person], RoleNames.Staff) : portal.SignIn(People[person]);

    public Instant Quarter(int number) => Midnight + Duration.FromMinutes(15 * number);
}
