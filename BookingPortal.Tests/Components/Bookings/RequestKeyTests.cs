using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using NodaTime;

namespace BookingPortal.Tests.Components.Bookings;

public sealed class RequestKeyTests
{
    private static readonly Instant Ten = Instant.FromUtc(2027, 3, 2, 10, 0);
    private static readonly BookingRequest Content = new(1, Ten, Ten + Duration.FromMinutes(30), "Planning", Guid.Empty);

    [Fact]
    public void Seal_SameThingAgain_KeepsTheKeyOfTheOpening()
    {
        var opened = Guid.NewGuid();
        var key = new RequestKey(opened);

        Assert.Equal(opened, key.Seal(Content).RequestId);
        Assert.Equal(opened, key.Seal(Content with { RequestId = key.Id }).RequestId);
    }

    [Fact]
    public void Seal_EditedBeforeItWasSent_KeepsTheKey()
    {
        var opened = Guid.NewGuid();

        Assert.Equal(opened, new RequestKey(opened).Seal(Content with { Title = "Retrospective" }).RequestId);
    }

    [Fact]
    public void Seal_AnotherSlotAfterAConflict_IsAnotherRequest()
    {
        var key = new RequestKey(Guid.NewGuid());
        var first = key.Seal(Content);

        var second = key.Seal(Content with { Start = Ten + Duration.FromHours(1), End = Ten + Duration.FromHours(2) });

        Assert.NotEqual(first.RequestId, second.RequestId);
        Assert.Equal(second.RequestId, key.Id);
    }
}
