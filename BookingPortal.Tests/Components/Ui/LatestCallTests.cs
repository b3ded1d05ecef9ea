using BookingPortal.Components.Ui;

namespace BookingPortal.Tests.Components.Ui;

public sealed class LatestCallTests
{
    [Fact]
    public void Begin_MakesTheCallBeforeGiveUp()
    {
        using var calls = new LatestCall();
        var first = calls.Begin();
        Assert.False(first.IsCancellationRequested);

        var second = calls.Begin();

        Assert.True(first.IsCancellationRequested);
        Assert.False(second.IsCancellationRequested);
        calls.Stop();
        Assert.True(second.IsCancellationRequested);
    }

    [Fact]
    public void AfterItsOwnerHasLeft_ACallHasGivenUpFromItsStart()
    {
        var calls = new LatestCall();
        var last = calls.Begin();
        calls.Dispose();
        calls.Dispose();

        calls.Stop();

        Assert.True(last.IsCancellationRequested);
        Assert.True(calls.Begin().IsCancellationRequested);
    }
}
