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
            stage.Add(await room.SaveAsync(portal));
        }

        return new Cast(cast, stage, (await portal.SlotAsync(0, 1, daysAhead: 3)).Start);
    }

    public int IndexOf(int personId) => People.Select((person, index) => (person, index)).First(one => one.person.Id == personId).index;

    public Microsoft.Extensions.DependencyInjection.AsyncServiceScope SignIn(PortalUnderTest portal, int person) =>
        IsStaff(person) ? portal.SignIn(People[person], RoleNames.Staff) : portal.SignIn(People[person]);

    public Instant Quarter(int number) => Midnight + Duration.FromMinutes(15 * number);
}
