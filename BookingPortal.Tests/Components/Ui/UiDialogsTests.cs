using BookingPortal.Components.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Components.Ui;

public sealed class UiDialogsTests : UiContext
{
    private UiDialogs Dialogs => Services.GetRequiredService<UiDialogs>();

    [Fact]
    public async Task Open_AndAnswer_IsANamedModalDialogAndReturnsTheAnswer()
    {
        var host = Render<UiHost>();

        var answer = host.InvokeAsync(() => Dialogs.OpenAsync<Question, int>("Book Aurora", new Dictionary<string, object?> { ["Answer"] = 42 }));
        var dialog = host.WaitForElement("[role=dialog]");

        Assert.Equal("true", dialog.GetAttribute("aria-modal"));
        Assert.Contains("Book Aurora", dialog.TextContent, StringComparison.Ordinal);
        Assert.Equal("Close", host.Find(".rz-dialog-titlebar-close").GetAttribute("aria-label"));
        await host.Find("#answer").ClickAsync();
        Assert.Equal(42, await answer);
    }

    [Fact]
    public async Task Close_WithoutAnAnswer_ReturnsTheDefault()
    {
        var host = Render<UiHost>();
        var answer = host.InvokeAsync(() => Dialogs.OpenAsync<Question, string>("Book Aurora"));
        host.WaitForElement("[role=dialog]");

        await host.InvokeAsync(() => Dialogs.Close());

        Assert.Null(await answer);
    }

    private sealed class Question : ComponentBase
    {
        [Inject] public required UiDialogs Dialogs { get; init; }

        [Parameter] public int Answer { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "id", "answer");
            builder.AddAttribute(2, "onclick", EventCallback.Factory.Create(this, () => Dialogs.Close(Answer)));
            builder.AddContent(3, "Answer");
            builder.CloseElement();
        }
    }
}
