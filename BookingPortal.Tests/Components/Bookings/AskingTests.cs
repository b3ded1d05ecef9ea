using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;

namespace BookingPortal.Tests.Components.Bookings;

public sealed class AskingTests
{
    [Fact]
    public async Task UntilKnown_NoAnswerAtFirst_AsksAgainAndSaysSo()
    {
        var answers = new Queue<BookingOutcome>([new BookingOutcome.StillChecking(), new BookingOutcome.Booked(1, BookingStatus.Confirmed)]);
        var said = 0;

        var outcome = await Asking.UntilKnownAsync(() => Task.FromResult(answers.Dequeue()), () => said++, new Hasty(), default);

        Assert.IsType<BookingOutcome.Booked>(outcome);
        Assert.Equal(1, said);
    }

    [Fact]
    public async Task UntilKnown_NeverAnAnswer_StopsAfterAFewQuestions()
    {
        var asked = 0;

        var outcome = await Asking.UntilKnownAsync(
            () =>
            {
                asked++;
                return Task.FromResult<BookingOutcome>(new BookingOutcome.StillChecking());
            },
            () => { }, new Hasty(), default);

        Assert.IsType<BookingOutcome.StillChecking>(outcome);
        Assert.Equal(4, asked);
    }

    [Fact]
    public async Task I5_UntilKnown_AskedForAgainInVain_IsStillNotKnown()
    {
        var asked = 0;

        var outcome = await Asking.UntilKnownAsync(
            () => Task.FromResult<BookingOutcome>(asked++ == 0 ? new BookingOutcome.StillChecking() : new BookingOutcome.TryAgain()),
            () => { }, new Hasty(), default);

        Assert.IsType<BookingOutcome.StillChecking>(outcome);
        Assert.Equal(4, asked);
    }

    [Fact]
    public async Task UntilKnown_SignInIsGone_IsNotAllowed() => Assert.IsType<BookingOutcome.NotAllowed>(
        await Asking.UntilKnownAsync(() => throw new UnauthorizedAccessException(), () => { }, new Hasty(), default));

    /// <summary>Every wait is over at once.</summary>
    private sealed class Hasty : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
