namespace BookingPortal.Components.Ui;

/// <summary>Says the result of an action in a toast at the lower edge; screen readers hear it as a status.</summary>
public sealed class UiNotifier
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(6);

    /// <summary>Raised on the thread of the caller; the listener goes through its own dispatcher.</summary>
    public event Action<Toast>? Shown;

    public void Done(string text) => Shown?.Invoke(new Toast(text, ToastKind.Done, ActionText: null, Action: null, Usual));

    public void Done(string text, string actionText, Func<Task> action, TimeSpan shownFor) =>
        Shown?.Invoke(new Toast(text, ToastKind.Done, actionText, action, shownFor));

    public void Warning(string text) => Shown?.Invoke(new Toast(text, ToastKind.Warning, ActionText: null, Action: null, Usual * 2));

    public void Failed(string text) => Shown?.Invoke(new Toast(text, ToastKind.Failed, ActionText: null, Action: null, Usual * 2));
}
