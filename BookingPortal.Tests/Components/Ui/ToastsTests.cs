using BookingPortal.Components.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Components.Ui;

public sealed class ToastsTests : UiContext
{
    private UiNotifier Notifier => Services.GetRequiredService<UiNotifier>();

    [Fact]
    public void Done_SaysItInTheRegionThatIsReadOut()
    {
        var drawn = Render<Toasts>();
        Assert.NotNull(drawn.Find("[role=status]"));

        Notifier.Done("Aurora is booked.");

        drawn.WaitForAssertion(() => Assert.Contains("Aurora is booked.", drawn.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_Pressed_RunsOnceAndTheToastGoes()
    {
        var undone = 0;
        var drawn = Render<Toasts>();
        Notifier.Done("Cancelled.", "Undo", () => Task.FromResult(undone++), TimeSpan.FromMinutes(1));
        var undo = drawn.WaitForElement("button.btn");

        await undo.ClickAsync();

        Assert.Equal(1, undone);
        Assert.Empty(drawn.FindAll(".toast"));
    }

    [Fact]
    public void Shown_TimeIsOver_TheToastGoesByItself()
    {
        var drawn = Render<Toasts>();

        Notifier.Done("Cancelled.", "Undo", () => Task.CompletedTask, TimeSpan.FromMilliseconds(50));

        drawn.WaitForAssertion(() => Assert.Empty(drawn.FindAll(".toast")), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Done_FourAtOnce_TheLastThreeStay()
    {
        var drawn = Render<Toasts>();

        foreach (var number in Enumerable.Range(1, 4))
        {
            Notifier.Done($"Booking {number}");
        }

        drawn.WaitForAssertion(() => Assert.Equal(
            ["Booking 2", "Booking 3", "Booking 4"], drawn.FindAll(".toast .text").Select(toast => toast.TextContent)));
    }
}
