using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace BookingPortal.Components.Ui;

/// <summary>A label, an input, a hint and an error that belong together for the eye and for a screen reader.</summary>
public sealed partial class FormField : IDisposable
{
    private EditContext? _listening;

    [CascadingParameter] public EditContext? Form { get; set; }

    [Parameter, EditorRequired] public required string Id { get; set; }
    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter] public string? Hint { get; set; }

    /// <summary>An error that the page found; it goes before those of the form's validation.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>The bound property, to show the validation messages of the form around it.</summary>
    [Parameter] public Expression<Func<object?>>? For { get; set; }

    [Parameter] public RenderFragment<FieldContext>? ChildContent { get; set; }

    private string HintId => Id + "-hint";

    private string ErrorId => Id + "-error";

    private string? DescribedBy => (Hint, Message) switch
    {
        (null, null) => null,
        (null, _) => ErrorId,
        (_, null) => HintId,
        _ => $"{ErrorId} {HintId}",
    };

    private string? Message => Error ?? ValidationMessage;

    private string? ValidationMessage =>
        Form is null || For is null ? null : Form.GetValidationMessages(FieldIdentifier.Create(For)).FirstOrDefault();

    public void Dispose() => Listen(null);

    protected override void OnParametersSet() => Listen(Form);

    private void Listen(EditContext? form)
    {
        if (ReferenceEquals(form, _listening))
        {
            return;
        }

        _listening?.OnValidationStateChanged -= OnValidated;
        form?.OnValidationStateChanged += OnValidated;
        _listening = form;
    }

    private void OnValidated(object? sender, ValidationStateChangedEventArgs validated) => StateHasChanged();
}
