using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Facilities.Managers;
using BookingPortal.Utilization;
using NodaTime;

namespace BookingPortal.Tests.Rights;

/// <summary>Facilities, people and figures.</summary>
internal static partial class RightsTable
{
    private static IEnumerable<Right> OfAdministration()
    {
        yield return Read<FacilityReader>("ListAsync", Admins, async (reader, _) => await reader.ListAsync(new FacilityFilter(null, null)));
        yield return Read<FacilityReader>("FindAsync", Admins, async (reader, booking) => await reader.FindAsync(booking.FacilityId));
        yield return Read<FacilityReader>("ChoicesAsync", Admins, async (reader, _) => await reader.ChoicesAsync());
        yield return Read<FacilityReader>("DefaultsAsync", Admins, async (reader, _) => await reader.DefaultsAsync());
        yield return Read<FacilityReader>("ClosuresAsync", Admins, async (reader, _) => (object)(await reader.ClosuresAsync()).Count);
        yield return Read<FacilityReader>("ExportAsync", Admins, async (reader, _) => await reader.ExportAsync());
        yield return Read<FacilityService>("PlanAsync", Admins, async (facilities, booking) =>
            (await facilities.PlanAsync(new FacilityChange.Retire(booking.FacilityId))).Outcome);
        yield return Read<FacilityService>("SaveAsync", Admins, async (facilities, booking) =>
            (await facilities.SaveAsync(new FacilityChange.BringBack(booking.FacilityId))).Outcome);
        yield return Read<AffectedBookings>("FindAsync", Admins, async (affected, _) => await affected.FindAsync([]));
        yield return Read<PeopleService>("SearchAsync", "----++++++++-", async (people, _) => await people.SearchAsync("Robin"));
        yield return Read<ManagerService>("ListAsync", Admins, async (managers, _) => await managers.ListAsync());
        yield return new("ManagerService.GiveAsync", null, Admins, Attempt.Of<ManagerService, (int Person, int Room)>(
            (office, _) => Task.FromResult((office.SomebodyId, office.Room.Id)),
            async (managers, set) => await managers.GiveAsync(set.Person, ManagedArea.OfFacility(set.Room))));
        yield return Read<ManagerService>("TakeAsync", Admins, async (managers, _) => await managers.TakeAsync(int.MaxValue));
        yield return new("PeopleService.AddAsync", null, Admins, Attempt.Of<PeopleService, Caller>(
            async (office, actor) => await office.CallerAsync(actor),
            async (people, caller) => await people.AddAsync(new NewPerson($"{Guid.NewGuid():N}@test.example", "New Person", RoleNames.Employee), caller)));
        yield return Read<UtilizationService>("ChoicesAsync", Admins, async (utilization, _) => await utilization.ChoicesAsync());
        yield return Read<UtilizationService>("SumsAsync", Admins, async (utilization, _) => await utilization.SumsAsync(LastWeek));
        yield return Read<UtilizationService>("ReportAsync", Admins, async (utilization, _) => await utilization.ReportAsync(LastWeek));
    }

    private static UtilizationQuery LastWeek { get; } = new(new UtilizationPeriod(new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 7)));
}
