using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;

namespace BookingPortal.Components.Bookings;

/// <summary>Asks what the rules say while one types: when typing rests, and only about what stands there last.</summary>
public sealed class RuleAdvice(TimeProvider ticks) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly LatestCall _asking = new();

    /// <summary>What an earlier question would still say does not matter any more.</summary>
    public void Stop() => _asking.Stop();

    /// <returns>Null where somebody typed on, or the rules could not be asked: it is advice, and whoever sends the form is told for certain.</returns>
    public async Task<IReadOnlyList<Refusal>?> AskAsync(Func<CancellationToken, Task<IReadOnlyList<Refusal>>?> ask)
    {
        var cancel = _asking.Begin();
        try
        {
            await Task.Delay(Pause, ticks, cancel);
            var refusals = ask(cancel) is { } asked ? await asked : null;
            cancel.ThrowIfCancellationRequested();
            return refusals;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Dispose() => _asking.Dispose();
}
