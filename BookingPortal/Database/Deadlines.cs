using Microsoft.Extensions.Options;

namespace BookingPortal.Database;

/// <summary>Sets the <see cref="Deadline"/> of each request: <see cref="DatabaseOptions.AnswerWithin"/> from now.</summary>
public sealed class Deadlines(IOptions<DatabaseOptions> options, TimeProvider ticks)
{
    internal Deadline Begin(CancellationToken caller) => new(options.Value.AnswerWithin, ticks, caller);

    /// <summary>Answers a question that changes nothing, in time.</summary>
    /// <exception cref="TimeoutException">The database did not answer in time.</exception>
    internal async Task<T> KeepAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken caller)
    {
        using var deadline = Begin(caller);
        return await deadline.WaitAsync(ask(deadline.Token));
    }
}
