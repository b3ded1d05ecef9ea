using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using NodaTime;

namespace BookingPortal.Tests.Components.Bookings;

public sealed class RequestKeyTests
{
    private static readonly Instant _ten = Instant.FromUtc(2027, 3, 2, 10, 0);
    private static readonly BookingRequest _content = new(1, _ten, _ten + Duration.FromMinutes(30), "Planning", Guid.Empty);

    [Fact]
    public void Seal_SameThingAgain_KeepsTheKeyOfTheOpening()
    {
        var opened = Guid.NewGuid();
        var key = new RequestKey(opened);

        Assert.Equal(opened, key.Seal(_content).RequestId);
        Assert.Equal(opened, key.Seal(_content with { RequestId = key.Id }).RequestId);
    }

    [Fact]
    public void Seal_EditedBeforeItWasSent_KeepsTheKey()
    {
        var opened = Guid.NewGuid();

        Assert.Equal(opened, new RequestKey(opened).Seal(_content with { Title = "Retrospective" }).RequestId);
    }

    [Fact]
    public void Seal_AnotherSlotAfterAConflict_IsAnotherRequest()
    {
        var key = new RequestKey(Guid.NewGuid());
        var first = key.Seal(_content);

        var second = key.Seal(_content with { Start = _ten + Duration.FromHours(1), End = _ten + Duration.FromHours(2) });

        Assert.NotEqual(first.RequestId, second.RequestId);
        Assert.Equal(second.RequestId, key.Id);
    }
}
