namespace BookingPortal.Components.Layout;

/// <summary>Between the button in the header and the search that it opens: the header knows no screen.</summary>
public sealed class CommandPaletteOpener
{
    private Action? _open;
    private bool _isAwaited;

    /// <summary>Opens the search; where it is not there yet, as soon as it is.</summary>
    public void Ask()
    {
        _isAwaited = _open is null;
        _open?.Invoke();
    }

    /// <param name="open">Called on the dispatcher of the circuit; null when the search goes.</param>
    public void Answer(Action? open)
    {
        _open = open;
        if (_isAwaited && open is not null)
        {
            _isAwaited = false;
            open();
        }
    }
}
