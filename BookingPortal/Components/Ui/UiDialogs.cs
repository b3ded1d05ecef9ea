using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace BookingPortal.Components.Ui;

/// <summary>
/// Opens a component as a modal dialog: named by its title, focus inside and back to the opener afterwards, Escape closes.
/// </summary>
public sealed class UiDialogs(DialogService radzen, IStringLocalizer<UiTexts> texts)
{
    /// <returns>What the dialog passed to <see cref="Close"/>; the default value when it was dismissed.</returns>
    public async Task<TResult?> OpenAsync<TComponent, TResult>(
        string title, IReadOnlyDictionary<string, object?>? parameters = null, UiDialogOptions? options = null)
        where TComponent : ComponentBase
    {
        var wanted = options ?? new UiDialogOptions();
        object? answer = await radzen.OpenAsync<TComponent>(title, parameters?.ToDictionary(), new DialogOptions
        {
            CloseDialogOnEsc = true,
            AutoFocusFirstElement = true,
            CloseAriaLabel = texts["Close"],
            CloseDialogOnOverlayClick = false,
            Width = wanted.Width,
            CssClass = "ui-dialog",
            TitleContent = wanted.TitleNow is { } titleNow ? _ => builder => builder.AddContent(0, titleNow()) : null,
            CanClose = wanted.MayClose is { } mayClose ? () => mayClose() : null,
        });
        return answer is TResult result ? result : default;
    }

    public Task OpenAsync<TComponent>(
        string title, IReadOnlyDictionary<string, object?>? parameters = null, UiDialogOptions? options = null)
        where TComponent : ComponentBase => OpenAsync<TComponent, object>(title, parameters, options);

    /// <summary>Draws the titles of the open dialogs anew.</summary>
    public void Refresh() => radzen.Refresh();

    /// <summary>Closes the dialog on top.</summary>
    public void Close(object? result = null) => radzen.Close(result);
}
