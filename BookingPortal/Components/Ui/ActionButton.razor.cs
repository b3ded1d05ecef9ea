using Microsoft.AspNetCore.Components;

namespace BookingPortal.Components.Ui;

/// <summary>
/// A button that needs the circuit. It is disabled until the circuit lives, because a click before that would be lost; while its action runs
/// it keeps the focus and takes no second click.
/// </summary>
public sealed partial class ActionButton
{
    private bool _running;

    [Parameter] public ButtonKind Kind { get; set; }
    [Parameter] public string? Icon { get; set; }
    [Parameter] public string? Class { get; set; }
    [Parameter] public bool Disabled { get; set; }

    /// <summary>The action runs elsewhere, for instance in the submit handler of the form.</summary>
    [Parameter] public bool Busy { get; set; }

    /// <summary>The action ends when the dialog it opened is closed: meanwhile nothing is busy.</summary>
    [Parameter] public bool OpensDialog { get; set; }

    /// <summary>Sends the form around it instead of calling <see cref="OnClick"/>.</summary>
    [Parameter] public bool Submit { get; set; }

    [Parameter] public EventCallback OnClick { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    private bool Waiting => !RendererInfo.IsInteractive;

    private bool IsBusy => Busy || _running;

    private string CssClass => string.Join(' ', new[] { "btn", KindClass, Class }.Where(name => name is not null));

    private string? KindClass => Kind switch
    {
        ButtonKind.Primary => "btn-primary",
        ButtonKind.Quiet => "btn-quiet",
        ButtonKind.Danger => "btn-danger",
        _ => null,
    };

    private async Task RunAsync()
    {
        if (IsBusy || Submit)
        {
            return;
        }

        _running = !OpensDialog;
        try
        {
            await OnClick.InvokeAsync();
        }
        finally
        {
            _running = false;
        }
    }
}
