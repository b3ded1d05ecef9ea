using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Bookings;

/// <summary>A statement names the version of the rules that it was judged by: what was judged by older ones writes nothing.</summary>
public sealed class RulesVersionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("book")]
    [InlineData("move")]
    [InlineData("restore")]
    public async Task RulesChangeEachTimeTheyAreJudged_ItIsSaidAndNothingChanges(string name)
    {
        var (robin, verb) = await SceneAsync(name);
        var before = await StateAsync(robin);
        portal.Get<FacilityCatalog>().Forget();
        using var changing = new RulesThatChange(portal);

        var stale = Assert.IsType<BookingOutcome.Stale>(await portal.AsAsync(robin, verb));

        Assert.Equal(StaleReason.RulesChanged, stale.What);
        Assert.Empty(stale.Since);
        Assert.True(changing.TimesRead >= 2);
        Assert.Equal(before, await StateAsync(robin));
    }

    [Theory]
    [InlineData("book")]
    [InlineData("move")]
    [InlineData("restore")]
    public async Task RulesChangeOnce_ItIsJudgedAgainAndDone(string name)
    {
        var (robin, verb) = await SceneAsync(name);
        portal.Get<FacilityCatalog>().Forget();
        using var changing = new RulesThatChange(portal, most: 1);

        var outcome = await portal.AsAsync(robin, verb);

        Assert.True(outcome is BookingOutcome.Booked or BookingOutcome.Changed or BookingOutcome.Restored, $"{outcome}");
        Assert.True(changing.TimesRead >= 2);
    }

    private async Task<(PortalUser Robin, Func<BookingService, Task<BookingOutcome>> Verb)> SceneAsync(string name)
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var another = await portal.SlotAsync(11, 12);
        switch (name)
        {
            case "book":
                var request = another.AskFor(room.Id);
                return (robin, bookings => bookings.BookAsync(request));
            case "move":
                var change = ChangeRequest.Move(booking, another, Guid.NewGuid());
                return (robin, bookings => bookings.ChangeAsync(change));
            default:
                await portal.CancelAsync(robin, new CancelRequest(booking.Id, Guid.NewGuid()));
                var restore = new RestoreRequest(booking.Id, (await portal.SeeAsync(robin, booking.Id)).Version, Guid.NewGuid());
                return (robin, bookings => bookings.RestoreAsync(restore));
        }
    }

    private async Task<object?> StateAsync(PortalUser person) => await portal.SqlAsync(
        """
        SELECT (SELECT jsonb_agg(to_jsonb(b) ORDER BY b.id) FROM bookings b WHERE b.user_id = $1)::text
            || (SELECT count(*) FROM booking_audit_log WHERE changed_by = $1)
        """, person.Id);
}
