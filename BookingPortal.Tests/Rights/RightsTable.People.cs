using BookingPortal.Accounts.People;
using BookingPortal.Accounts.Profile;
using BookingPortal.Accounts.SecondFactors;
using BookingPortal.Bookings.Leaving;

namespace BookingPortal.Tests.Rights;

/// <summary>The administration of people; every kind of change is tried by RightsOfPeopleTests.</summary>
internal static partial class RightsTable
{
    /// <summary>One's own account, whoever one is, as long as the sign-in is good.</summary>
    private const string Oneself = "+-++++++++---";

    private static IEnumerable<Right> OfPeople()
    {
        yield return Read<PeopleReader>("ListAsync", Admins, async (people, _) => (await people.ListAsync(new PeopleFilter(null, null, null))).Lines);
        yield return Read<PeopleReader>("ExportAsync", Admins, async (people, _) => await people.ExportAsync());
        yield return OfSomebody<PeopleReader>("FindAsync", Admins, async (people, id) => await people.FindAsync(id));
        yield return OfSomebody<PersonService>("SaveAsync", Admins, async (people, id) => await people.SaveAsync(new PersonChange.SignOutEverywhere(id)));
        yield return OfSomebody<PersonService>("PlanAsync", Admins, async (people, _) => await people.PlanAsync(new PersonChange.Import([])));
        yield return Read<PersonBookings>("ListAsync", Admins, async (bookings, booking) => await bookings.ListAsync(booking.OwnerId, BookingKind.Upcoming));
        yield return Read<PersonBookings>("CountToComeAsync", Admins, async (bookings, booking) => (object)await bookings.CountToComeAsync(booking.OwnerId));
        yield return Read<PersonBookings>("SettleAsync", Admins, async (bookings, booking) => await bookings.SettleAsync(booking.OwnerId, new FutureChoice.Keep()));
        yield return Read<ProfileService>("ReadAsync", Everybody, async (profile, _) => await profile.ReadAsync());
        yield return Read<ProfileService>("SaveAsync", Oneself, async (profile, _) => await profile.SaveAsync((await profile.ReadAsync()).Fields));
        yield return Read<ProfileService>("SetLanguageAsync", Oneself, async (profile, _) => await profile.SetLanguageAsync("en-GB"));
        yield return Read<ProfileService>("ChangePasswordAsync", Oneself, async (profile, _) => await profile.ChangePasswordAsync("not the password", "the quiet lake lies"));
        yield return new("ProfileService.SignOutElsewhereAsync", null, Oneself, SignOutAndComeBackAsync);
        yield return Read<SecondFactorService>("ReadAsync", Everybody, async (factors, _) => await factors.ReadAsync());
        yield return Read<SecondFactorService>("BeginAsync", Oneself, async (factors, _) => await factors.BeginAsync("not the password"));
        yield return Read<SecondFactorService>("ConfirmAsync", Oneself, async (factors, _) => await factors.ConfirmAsync("000000"));
        yield return Read<SecondFactorService>("MakeCodesAsync", Oneself, async (factors, _) => await factors.MakeCodesAsync("not the password"));
        yield return Read<SecondFactorService>("TurnOffAsync", Oneself, async (factors, _) => await factors.TurnOffAsync("not the password"));
    }

    /// <summary>The other rows need these sign-ins.</summary>
    private static async Task<char> SignOutAndComeBackAsync(RightsOffice office, Actor actor)
    {
        var id = actor == Actor.Anonymous ? 0 : office.IdOf(actor);
        var stamp = await office.Portal.SqlAsync("SELECT security_stamp FROM users WHERE id = $1", id);
        var end = await Attempt.Of<ProfileService, int>((_, _) => Task.FromResult(id), async (profile, _) => await profile.SignOutElsewhereAsync())(office, actor);
        await office.Portal.SqlAsync("UPDATE users SET security_stamp = $1 WHERE id = $2", stamp, id);
        return end;
    }

    private static Right OfSomebody<TService>(string method, string expected, Func<TService, int, Task<object?>> ask)
        where TService : notnull =>
        new($"{typeof(TService).Name}.{method}", null, expected, Attempt.Of((office, _) => Task.FromResult(office.SomebodyId), ask));
}
