using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace BookingPortal.Components.Ui;

/// <summary>
/// Opens a component as a modal dialog: named by its title, focus inside and back to the opener afterwards, Escape closes.
/// There is one of each kind at a time: a thumb that taps twice opens one.
/// </summary>
public sealed class UiDialogs(DialogService radzen, IStringLocalizer<UiTexts> texts)
{
    private readonly HashSet<Type> _open = [];

    /// <returns>What the dialog passed to <see cref="Close"/>; the default value when it was dismissed, or when one of its kind is open.</returns>
    public async Task<TResult?> OpenAsync<TComponent, TResult>(
        string title, IReadOnlyDictionary<string, object?>? parameters = null, UiDialogOptions? options = null)
        where TComponent : ComponentBase
    {
        if (!_open.Add(typeof(TComponent)))
        {
            return default;
        }

        try
        {
            object? answer = await radzen.OpenAsync<TComponent>(title, parameters?.ToDictionary(), OptionsOf(options ?? new UiDialogOptions()));
            return answer is TResult result ? result : default;
        }
        finally
        {
            _open.Remove(typeof(TComponent));
        }
    }

    public Task OpenAsync<TComponent>(
        string title, IReadOnlyDictionary<string, object?>? parameters = null, UiDialogOptions? options = null)
        where TComponent : ComponentBase => OpenAsync<TComponent, object>(title, parameters, options);

    /// <summary>Draws the titles of the open dialogs anew.</summary>
    public void Refresh() => radzen.Refresh();

    /// <summary>Closes the dialog on top.</summary>
    public void Close(object? result = null) => radzen.Close(result);

    private DialogOptions OptionsOf(UiDialogOptions wanted) => new()
    {
        CloseDialogOnEsc = true,
        AutoFocusFirstElement = true,
        CloseAriaLabel = texts["Close"],
        CloseDialogOnOverlayClick = false,
        Width = wanted.Width,
        CssClass = "ui-dialog",
        TitleContent = wanted.TitleNow is { } titleNow ? _ => builder => builder.AddContent(0, titleNow()) : null,
        CanClose = wanted.MayClose is { } mayClose ? () => mayClose() : null,
    };
}
