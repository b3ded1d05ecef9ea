using BookingPortal.Accounts.People;

namespace BookingPortal.Tests.Rights;

/// <summary>The administration of people; every kind of change is tried by RightsOfPeopleTests.</summary>
internal static partial class RightsTable
{
    private static IEnumerable<Right> OfPeople()
    {
        yield return Read<PeopleReader>("ListAsync", Admins, async (people, _) => (await people.ListAsync(new PeopleFilter(null, null, null))).Lines);
        yield return Read<PeopleReader>("ExportAsync", Admins, async (people, _) => await people.ExportAsync());
        yield return OfSomebody<PeopleReader>("FindAsync", Admins, async (people, id) => await people.FindAsync(id));
        yield return OfSomebody<PersonService>("SaveAsync", Admins, async (people, id) => await people.SaveAsync(new PersonChange.SignOutEverywhere(id)));
        yield return OfSomebody<PersonService>("PlanAsync", Admins, async (people, _) => await people.PlanAsync(new PersonChange.Import([])));
    }

    private static Right OfSomebody<TService>(string method, string expected, Func<TService, int, Task<object?>> ask)
        where TService : notnull =>
        new($"{typeof(TService).Name}.{method}", null, expected, Attempt.Of((office, _) => Task.FromResult(office.SomebodyId), ask));
}
