namespace BookingPortal.Components.Ui;

/// <summary>
/// Of several calls only the latest matters: each makes the one before it give up. Once its owner has left, a call has given up from its
/// start: a last event may still reach a component that is no longer drawn.
/// </summary>
public sealed class LatestCall : IDisposable
{
    private CancellationTokenSource _source = new();
    private bool _isOver;

    /// <returns>Cancelled by the next call, by <see cref="Stop"/> and when the owner leaves.</returns>
    public CancellationToken Begin()
    {
        Stop();
        if (_isOver)
        {
            return new CancellationToken(canceled: true);
        }

        _source.Dispose();
        _source = new CancellationTokenSource();
        return _source.Token;
    }

    /// <summary>What is still asked does not matter any more.</summary>
    public void Stop()
    {
        if (!_isOver)
        {
            _source.Cancel();
        }
    }

    public void Dispose()
    {
        Stop();
        _isOver = true;
        _source.Dispose();
    }
}
