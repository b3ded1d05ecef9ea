using System.Diagnostics;
using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Campaigns;

/// <summary>
/// R4: the server stands still, it neither answers nor refuses. Whatever a verb waits for, its person is told something
/// when the one time for all of it is over, and what was told holds after the thaw.
/// </summary>
public sealed class FrozenServerTests(FrozenPortal frozen) : IClassFixture<FrozenPortal>
{
    private readonly OwnPortal _portal = frozen.Portal;

    [Fact]
    public async Task R4_FrozenBeforeIt_EveryVerbIsAnsweredInTimeAndSettledAfterTheThaw()
    {
        var verbs = await EveryVerbAsync();
        IReadOnlyList<BookingOutcome> told;
        using (_portal.Freeze())
        {
            told = await Task.WhenAll(verbs.Select(InTimeAsync));
        }

        Assert.All(told, answer => Assert.True(answer is BookingOutcome.TryAgain or BookingOutcome.StillChecking, $"{answer}"));
        Assert.Contains(told, answer => answer is BookingOutcome.StillChecking);
        foreach (var verb in verbs)
        {
            var outcome = await SettledAsync(verb);
            Assert.True(outcome is not (BookingOutcome.TryAgain or BookingOutcome.StillChecking or BookingOutcome.Refused), $"{outcome}");
        }

        Assert.Empty(await Invariants.BrokenAsync(_portal));
    }

    [Theory]
    [InlineData("book")]
    [InlineData("move")]
    [InlineData("cancel")]
    public async Task R4_FrozenAfterTheStatementSaidNo_TheReasonIsNotWaitedForAndNothingIsInDoubt(string name)
    {
        var room = await A.Facility().SaveAsync(_portal);
        var (robin, other) = (await A.Person().SaveAsync(_portal), await A.Person("Kim Holder").SaveAsync(_portal));
        var slot = await _portal.SlotAsync(9, 10);
        var taken = await _portal.HoldAsync(other, slot.AskFor(room.Id));
        var own = await _portal.HoldAsync(robin, (await _portal.SlotAsync(11, 12)).AskFor(room.Id));
        var (book, move, cancel) = (slot.AskFor(room.Id), ChangeRequest.Move(own, slot, Guid.NewGuid()), new CancelRequest(taken.Id, Guid.NewGuid()));
        var verb = As(robin, bookings => name switch
        {
            "book" => bookings.BookAsync(book),
            "move" => bookings.ChangeAsync(move),
            _ => bookings.CancelAsync(cancel),
        });
        BookingOutcome told;
        using (frozen.FreezeAfterNextWrite())
        {
            told = await InTimeAsync(verb);
        }

        Assert.IsType<BookingOutcome.TryAgain>(told);
        Assert.True(await SettledAsync(verb) is BookingOutcome.SlotTaken or BookingOutcome.NotFound);
    }

    [Fact]
    public async Task R4_FrozenWhileItIsAsked_AdviceFailsInTime()
    {
        var room = await A.Facility().SaveAsync(_portal);
        var robin = await A.Person().SaveAsync(_portal);
        var booking = await _portal.HoldAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id));
        var change = ChangeRequest.EndAt(booking, booking.Slot.End + Duration.FromHours(1), Guid.NewGuid());
        using (_portal.Freeze())
        {
            await InTimeAsync(() => Assert.ThrowsAsync<TimeoutException>(() => _portal.AsAsync(robin, bookings => bookings.JudgeAsync(change))));
        }
    }

    private static async Task<T> InTimeAsync<T>(Func<Task<T>> ask)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await ask().WaitAsync(TimeSpan.FromMinutes(1));
        var took = Stopwatch.GetElapsedTime(began);
        Assert.True(took < FrozenPortal.Bound, $"{answer} came after {took}.");
        return answer;
    }

    /// <summary>Asks again, as a screen does, until it is known what became of it.</summary>
    private static async Task<BookingOutcome> SettledAsync(Func<Task<BookingOutcome>> verb)
    {
        BookingOutcome outcome;
        var began = Stopwatch.GetTimestamp();
        do
        {
            outcome = await verb();
        }
        while (outcome is BookingOutcome.TryAgain or BookingOutcome.StillChecking && Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(1));
        return outcome;
    }

    private Func<Task<BookingOutcome>> As(PortalUser person, Func<BookingService, Task<BookingOutcome>> verb, params string[] roles) => () => _portal.AsAsync(person, verb, roles);

    private async Task<IReadOnlyList<Func<Task<BookingOutcome>>>> EveryVerbAsync()
    {
        var (room, wantsApproval) = (await A.Facility().SaveAsync(_portal), await A.Facility().ThatWantsApproval().SaveAsync(_portal));
        var (robin, staff) = (await A.Person().SaveAsync(_portal), await A.StaffMember().SaveAsync(_portal));
        var running = await _portal.RunningAsync(robin, room.Id, beganMinutesAgo: 60, lasts: 240);
        var held = new List<BookingDetails>();
        for (var from = 0; from < 4; from++)
        {
            held.Add(await _portal.HoldAsync(robin, (await _portal.SlotAsync(from, from + 1)).AskFor(room.Id)));
        }

        await _portal.CancelAsync(robin, new CancelRequest(held[2].Id, Guid.NewGuid()));
        var cancelled = await _portal.SeeAsync(robin, held[2].Id);
        var moved = ChangeRequest.Move(held[3], await _portal.SlotAsync(20, 21), Guid.NewGuid());
        await _portal.AsAsync(robin, bookings => bookings.ChangeAsync(moved));
        var (first, second) = (
            await _portal.HoldAsync(robin, (await _portal.SlotAsync(0, 1)).AskFor(wantsApproval.Id)),
            await _portal.HoldAsync(robin, (await _portal.SlotAsync(1, 2)).AskFor(wantsApproval.Id)));
        var book = (await _portal.SlotAsync(10, 11)).AskFor(room.Id);
        var change = ChangeRequest.Move(held[0], await _portal.SlotAsync(12, 13), Guid.NewGuid());
        var (endNow, cancel) = (new EndNowRequest(running.Id, running.Version, Guid.NewGuid()), new CancelRequest(held[1].Id, Guid.NewGuid()));
        var (restore, undo) = (new RestoreRequest(cancelled.Id, cancelled.Version, Guid.NewGuid()), new UndoRequest(held[3].Id, moved.RequestId, Guid.NewGuid()));
        var (approve, reject) = (
            new DecisionRequest(first.Id, first.Version, Guid.NewGuid(), null), new DecisionRequest(second.Id, second.Version, Guid.NewGuid(), "Not today"));
        return
        [
            As(robin, bookings => bookings.UndoAsync(undo)), As(robin, bookings => bookings.BookAsync(book)),
            As(robin, bookings => bookings.ChangeAsync(change)), As(robin, bookings => bookings.EndNowAsync(endNow)),
            As(robin, bookings => bookings.CancelAsync(cancel)), As(robin, bookings => bookings.RestoreAsync(restore)),
            As(staff, bookings => bookings.ApproveAsync(approve), RoleNames.Staff), As(staff, bookings => bookings.RejectAsync(reject), RoleNames.Staff),
        ];
    }
}
