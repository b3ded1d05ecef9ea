using System.Collections;
using BookingPortal.Accounts;
using BookingPortal.Accounts.People;
using BookingPortal.Accounts.Profile;
using BookingPortal.Accounts.SecondFactors;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Facilities.Managers;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Rights;

/// <summary>What came of one try.</summary>
internal sealed record Attempt(char End, bool HasWritten)
{
    private const char Done = '+';
    private const char Refused = '-';
    private const char Nothing = '0';

    internal static async Task<Attempt> OfAsync(RightsOffice office, Right row, Actor actor)
    {
        office.Before = null;
        var end = await row.Try(office, actor);
        return new Attempt(end, office.Before is { } before && !Equals(before, await office.WrittenAsync()));
    }

    /// <summary>Sets the scene, then lets the actor ask a service and reads the answer.</summary>
    internal static Func<RightsOffice, Actor, Task<char>> Of<TService, TScene>(
        Func<RightsOffice, Actor, Task<TScene>> scene, Func<TService, TScene, Task<object?>> ask)
        where TService : notnull => async (office, actor) =>
        {
            var set = await scene(office, actor);
            office.Before = await office.WrittenAsync();
            await using var scope = office.SignIn(actor);
            try
            {
                return Sign(await ask(ActivatorUtilities.GetServiceOrCreateInstance<TService>(scope.ServiceProvider), set));
            }
            catch (UnauthorizedAccessException)
            {
                return Refused;
            }
        };

    private static char Sign(object? answer) => answer switch
    {
        null or BookingOutcome.NotFound or false => Nothing,
        BookingOutcome.NotAllowed or FacilityOutcome.NotAllowed or AddPersonOutcome.NotAllowed or PersonOutcome.NotAllowed
            or ProfileOutcome.NotAllowed or SecondFactorOutcome.NotAllowed or ManagerOutcome.NotAllowed => Refused,
        BookingOutcome.Booked or BookingOutcome.Changed or BookingOutcome.Cancelled or BookingOutcome.Restored or BookingOutcome.Approved
            or BookingOutcome.Rejected => Done,
        BookingOutcome other => throw new InvalidOperationException($"The scene is wrong: {other}"),
        IEnumerable list when answer is not string => list.Cast<object>().Any() ? Done : Nothing,
        _ => Done,
    };
}
