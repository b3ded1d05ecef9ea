using BookingPortal.Components.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BookingPortal.Tests.Components.Ui;

public sealed class ActionButtonTests : UiContext
{
    [Fact]
    public void Render_BeforeTheCircuitLives_IsDisabledButNotGrey()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        var button = Render<ActionButton>(with => with.AddChildContent("Book")).Find("button");

        Assert.True(button.HasAttribute("disabled"));
        Assert.True(button.HasAttribute("data-waiting"));
    }

    [Fact]
    public async Task Click_TwiceWhileTheActionRuns_RunsItOnceAndKeepsTheButtonFocusable()
    {
        var runs = 0;
        var end = new TaskCompletionSource();
        var drawn = Render<ActionButton>(with => with.Add(button => button.OnClick, () =>
        {
            runs++;
            return end.Task;
        }));

        var first = drawn.Find("button").ClickAsync();
        drawn.WaitForAssertion(() => Assert.Equal("true", drawn.Find("button").GetAttribute("aria-busy")));
        await drawn.Find("button").ClickAsync();

        Assert.Equal(1, runs);
        Assert.False(drawn.Find("button").HasAttribute("disabled"));
        end.SetResult();
        await first;
        drawn.WaitForAssertion(() => Assert.False(drawn.Find("button").HasAttribute("aria-busy")));
    }

    [Fact]
    public async Task Click_OpensADialog_IsNotBusyWhileTheDialogIsOpen()
    {
        var end = new TaskCompletionSource();
        var drawn = Render<ActionButton>(with => with
            .Add(button => button.OpensDialog, true)
            .Add(button => button.OnClick, () => end.Task));

        var click = drawn.Find("button").ClickAsync();

        Assert.False(drawn.Find("button").HasAttribute("aria-busy"));
        end.SetResult();
        await click;
    }
}
