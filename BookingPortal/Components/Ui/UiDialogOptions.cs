namespace BookingPortal.Components.Ui;

/// <summary>How a dialog stands on the page. Under 600 px every dialog is a sheet at the bottom, as wide as the screen.</summary>
public sealed record UiDialogOptions
{
    /// <summary>A CSS length; the dialog is never wider than the window.</summary>
    public string Width { get; init; } = "480px";

    /// <summary>The title where it changes while the dialog is open; see <see cref="UiDialogs.Refresh"/>.</summary>
    public Func<string>? TitleNow { get; init; }

    /// <summary>Asked before Escape or the close button close the dialog; answer false to keep what was typed.</summary>
    public Func<Task<bool>>? MayClose { get; init; }
}
