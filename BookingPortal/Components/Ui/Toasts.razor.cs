using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Ui;

public sealed partial class Toasts : IDisposable
{
    private const int AtOnce = 3;
    private static readonly TimeSpan WhileHeld = TimeSpan.FromSeconds(2);

    private readonly List<Toast> _shown = [];
    private readonly CancellationTokenSource _gone = new();
    private Guid? _held;

    [Inject] public required UiNotifier Notifier { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }
    [Inject] public required IStringLocalizer<UiTexts> Texts { get; init; }

    public void Dispose()
    {
        Notifier.Shown -= OnShown;
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override void OnInitialized() => Notifier.Shown += OnShown;

    private static string IconOf(ToastKind kind) => kind switch
    {
        ToastKind.Done => "check_circle",
        ToastKind.Warning => "warning",
        _ => "error",
    };

    private void OnShown(Toast toast) => InvokeAsync(() => ShowAsync(toast));

    private async Task ShowAsync(Toast toast)
    {
        if (_shown.Count == AtOnce)
        {
            _shown.RemoveAt(0);
        }

        _shown.Add(toast);
        StateHasChanged();
        try
        {
            await Task.Delay(toast.ShownFor, Clock, _gone.Token);
            while (_held == toast.Id)
            {
                await Task.Delay(WhileHeld, Clock, _gone.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (_shown.Remove(toast))
        {
            StateHasChanged();
        }
    }

    private async Task ActAsync(Toast toast)
    {
        // Removed first: a double click is one action.
        if (_shown.Remove(toast) && toast.Action is { } action)
        {
            _held = null;
            await action();
        }
    }
}
