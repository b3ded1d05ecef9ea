using BookingPortal.Bookings;

namespace BookingPortal.Tests.Components.Bookings;

public sealed class OutcomeWordsTests : BookingContext
{
    private static readonly IReadOnlyList<BookingOutcome> All =
    [
        new BookingOutcome.Booked(1, BookingStatus.Confirmed),
        new BookingOutcome.Booked(1, BookingStatus.Pending),
        new BookingOutcome.Cancelled(1),
        new BookingOutcome.Changed(1, BookingStatus.Confirmed, default),
        new BookingOutcome.Changed(1, BookingStatus.Pending, default),
        new BookingOutcome.Restored(1, BookingStatus.Confirmed, default),
        new BookingOutcome.Restored(1, BookingStatus.Pending, default),
        new BookingOutcome.Approved(1),
        new BookingOutcome.Rejected(1),
        new BookingOutcome.SlotTaken([]),
        new BookingOutcome.Refused([]),
        new BookingOutcome.NotAllowed(),
        new BookingOutcome.NotFound(),
        .. Enum.GetValues<StaleReason>().Select(reason => new BookingOutcome.Stale(reason)),
        new BookingOutcome.StillChecking(),
        new BookingOutcome.TryAgain(),
        new BookingOutcome.KeyReused(),
    ];

    [Fact]
    public void Say_EveryOutcome_IsASentenceOfItsOwn()
    {
        var arms = typeof(BookingOutcome).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(BookingOutcome)));
        Assert.Empty(arms.Except(All.Select(outcome => outcome.GetType())));

        var sentences = All.Select(outcome => Outcomes.Say(outcome, "Aurora", "Tuesday, 10:00–10:30")).ToList();

        Assert.Equal(sentences.Count, sentences.Distinct().Count());
        Assert.All(sentences, sentence =>
        {
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            Assert.DoesNotContain('{', sentence);
            Assert.Contains(' ', sentence);
        });
    }

    [Fact]
    public void Say_Booked_NamesRoomAndTime()
    {
        Assert.Equal("Aurora is booked: Tuesday, 10:00–10:30.", Outcomes.Say(All[0], "Aurora", "Tuesday, 10:00–10:30"));
        Assert.Contains("approved", Outcomes.Say(All[1], "Aurora", "Tuesday, 10:00–10:30"), StringComparison.Ordinal);
    }
}
