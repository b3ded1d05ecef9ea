using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BookingPortal.Tests.Database;

/// <summary>Nobody queues behind somebody who waits for the database in vain.</summary>
public sealed class KeptReadingTests
{
    private static readonly TimeSpan Now = TimeSpan.Zero;

    [Fact]
    public async Task GetAsync_ManyCallersAndNoAnswer_AskOnceAndShareTheFailure()
    {
        var (asked, answer) = (0, new TaskCompletionSource<string>());
        var reading = Reading(() => { Interlocked.Increment(ref asked); return answer.Task; }, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        var callers = Enumerable.Range(0, 32).Select(_ => reading.GetAsync(CancellationToken.None).AsTask()).ToList();
        answer.SetException(new NpgsqlException("Gone"));

        foreach (var caller in callers)
        {
            await Assert.ThrowsAsync<NpgsqlException>(() => caller);
        }

        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task GetAsync_OneCallerGivesUp_TheOthersAreAnswered()
    {
        var answer = new TaskCompletionSource<string>();
        var reading = Reading(() => answer.Task, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        using var impatient = new CancellationTokenSource();
        var (first, second) = (reading.GetAsync(impatient.Token).AsTask(), reading.GetAsync(CancellationToken.None).AsTask());
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult("here");

        Assert.Equal("here", await second);
    }

    [Fact]
    public async Task GetAsync_NothingFreshComes_IsWhatWasKnown()
    {
        var answers = new Queue<Task<string>>([Task.FromResult("old"), Task.FromException<string>(new TimeoutException()), new TaskCompletionSource<string>().Task]);
        var reading = Reading(answers.Dequeue, Now, TimeSpan.FromMilliseconds(20));

        Assert.Equal("old", await reading.GetAsync(CancellationToken.None));
        Assert.Equal("old", await reading.GetAsync(CancellationToken.None));
        Assert.Equal("old", await reading.GetAsync(CancellationToken.None));
        Assert.Empty(answers);
    }

    [Fact]
    public async Task Forget_WhileItIsAsked_TheAnswerToTheOldQuestionIsNotKept()
    {
        var (old, next) = (new TaskCompletionSource<string>(), Task.FromResult("new"));
        var answers = new Queue<Task<string>>([old.Task, next]);
        var reading = Reading(answers.Dequeue, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        var before = reading.GetAsync(CancellationToken.None).AsTask();
        await WaitUntilAskedAsync(answers, 1);
        reading.Forget();
        var after = await reading.GetAsync(CancellationToken.None);
        old.SetResult("old");

        Assert.Equal(("old", "new", "new"), (await before, after, await reading.GetAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task R6_PoolExhausted_32CallersAreToldTogether()
    {
        var portal = new PortalFixture();
        await portal.InitializeAsync();
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var slot = await portal.SlotAsync(9, 10);
        var contexts = portal.Get<IDbContextFactory<PortalDbContext>>();
        var held = new List<PortalDbContext>();
        for (var i = 0; i < 40; i++)
        {
            held.Add(await contexts.CreateDbContextAsync());
            await held[^1].Database.OpenConnectionAsync();
        }

        portal.Get<FacilityCatalog>().Forget();
        var callers = Enumerable.Range(0, 32).Select(_ => portal.BookAsync(robin, slot.AskFor(room.Id)));

        // One after the other they would wait for more than a minute.
        var told = await Task.WhenAll(callers).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.All(told, outcome => Assert.IsType<BookingOutcome.TryAgain>(outcome));
        foreach (var context in held)
        {
            await context.DisposeAsync();
        }

        Assert.IsType<BookingOutcome.Booked>(await portal.BookAsync(robin, slot.AskFor(room.Id)));
        await portal.DisposeAsync();
    }

    private static KeptReading<string> Reading(Func<Task<string>> ask, TimeSpan freshness, TimeSpan patience) => new(ask, freshness, patience, TimeProvider.System);

    private static async Task WaitUntilAskedAsync(Queue<Task<string>> answers, int left)
    {
        while (answers.Count != left)
        {
            await Task.Yield();
        }
    }
}
