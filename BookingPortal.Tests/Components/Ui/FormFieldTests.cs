using System.ComponentModel.DataAnnotations;
using BookingPortal.Components.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;

namespace BookingPortal.Tests.Components.Ui;

public sealed class FormFieldTests : UiContext
{
    [Fact]
    public void Render_WithHint_LabelAndHintBelongToTheInput()
    {
        var drawn = Render<FormField>(with => with
            .Add(field => field.Id, "title")
            .Add(field => field.Label, "Title")
            .Add(field => field.Hint, "Shown in the calendar")
            .Add(field => field.ChildContent, Input));

        Assert.Equal("title", drawn.Find("label").GetAttribute("for"));
        Assert.Equal("title-hint", drawn.Find("input").GetAttribute("aria-describedby"));
        Assert.Equal("Shown in the calendar", drawn.Find("#title-hint").TextContent);
        Assert.False(drawn.Find("input").HasAttribute("aria-invalid"));
    }

    [Fact]
    public void Validate_EmptyTitle_SaysSoAsAlertAndMarksTheInput()
    {
        var form = new Form();
        var context = new EditContext(form);
        context.EnableDataAnnotationsValidation(Services);
        var drawn = Render<CascadingValue<EditContext>>(with => with
            .Add(cascade => cascade.Value, context)
            .AddChildContent<FormField>(field => field
                .Add(it => it.Id, "title")
                .Add(it => it.Label, "Title")
                .Add(it => it.For, () => form.Title)
                .Add(it => it.ChildContent, Input)));
        Assert.Equal("", drawn.Find("[role=alert]").TextContent);

        drawn.InvokeAsync(context.Validate);

        Assert.Contains("Give it a title.", drawn.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", drawn.Find("input").GetAttribute("aria-invalid"));
        Assert.Equal("title-error", drawn.Find("input").GetAttribute("aria-describedby"));
    }

    private static RenderFragment Input(FieldContext field) => (RenderTreeBuilder builder) =>
    {
        builder.OpenElement(0, "input");
        builder.AddAttribute(1, "id", field.Id);
        builder.AddAttribute(2, "aria-describedby", field.DescribedBy);
        builder.AddAttribute(3, "aria-invalid", field.Invalid);
        builder.CloseElement();
    };

    private sealed class Form
    {
        [Required(ErrorMessage = "Give it a title.")]
        public string? Title { get; set; }
    }
}
