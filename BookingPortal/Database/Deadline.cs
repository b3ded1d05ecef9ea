namespace BookingPortal.Database;

/// <summary>
/// The time that one request of a person has in all (TRUST.md R4). It is handed down as a token to everything that the
/// request asks the database, before its statement and after it, also when it is sent again: one time for all of it, and
/// no sum of waits. Three fifths are for asking; then the server is told to stop what runs and has the rest to say how it
/// ended. Whoever waits is answered when the time is over, whatever the driver still waits for.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private const double ForAsking = 0.6;

    private readonly TimeSpan _whole;
    private readonly TimeProvider _ticks;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _asking;
    private readonly CancellationTokenRegistration _callerLeaves;
    private readonly long _began;

    /// <param name="caller">Ends the asking earlier.</param>
    internal Deadline(TimeSpan whole, TimeProvider ticks, CancellationToken caller)
    {
        (_whole, _ticks, _caller, _began) = (whole, ticks, caller, ticks.GetTimestamp());
        _asking = new CancellationTokenSource(whole * ForAsking, ticks);
        _callerLeaves = caller.UnsafeRegister(static me => ((Deadline)me!).Stop(), this);
    }

    /// <summary>For everything that is asked: canceled when nothing is to be asked any more.</summary>
    internal CancellationToken Token => _asking.Token;

    internal TimeSpan Elapsed => _ticks.GetElapsedTime(_began);

    /// <summary>Nothing is to be asked any more, and not because the caller has left.</summary>
    internal bool IsOver => Elapsed >= _whole * ForAsking && !_caller.IsCancellationRequested;

    /// <summary>The end of some work that was given <see cref="Token"/>, or the end of the time: then the work is left to itself.</summary>
    /// <exception cref="TimeoutException">The time is over. What the work has done is not known.</exception>
    internal async Task<T> WaitAsync<T>(Task<T> work)
    {
        try
        {
            var left = _whole - Elapsed;
            return await work.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, _ticks);
        }
        catch (OperationCanceledException stopped) when (IsOver && PostgresFaults.Of(stopped) is null)
        {
            throw new TimeoutException("The database did not answer in time.", stopped);
        }
        finally
        {
            if (!work.IsCompleted)
            {
                Stop();
                _ = work.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }
        }
    }

    public void Dispose()
    {
        _callerLeaves.Dispose();
        if (!_asking.IsCancellationRequested)
        {
            _asking.Dispose();
        }
    }

    /// <summary>Not by the thread that is at it: the driver asks the server to stop, and waits for that.</summary>
    private void Stop() => _ = _asking.CancelAsync();
}
