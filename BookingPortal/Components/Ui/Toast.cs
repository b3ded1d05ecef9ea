namespace BookingPortal.Components.Ui;

public enum ToastKind
{
    Done,
    Warning,
    Failed,
}

/// <summary>The result of an action, said once.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="Kind">Told by sign and colour.</param>
/// <param name="ActionText">The label of its one action, for instance "Undo".</param>
/// <param name="Action">What that action does.</param>
/// <param name="ShownFor">How long it stays; pointer or focus on it hold it.</param>
public sealed record Toast(string Text, ToastKind Kind, string? ActionText, Func<Task>? Action, TimeSpan ShownFor)
{
    public Guid Id { get; } = Guid.NewGuid();
}
