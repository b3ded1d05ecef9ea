namespace BookingPortal.Database;

/// <summary>
/// One answer of the database that the whole process shares. Where it is no longer fresh one caller asks and all others
/// wait for that one question: they share its answer and its failure, so that nobody queues behind somebody who waits in
/// vain. Where an older answer is known and the new one does not come, the older one is given.
/// </summary>
/// <param name="patience">How long a caller who could have the older answer waits for the new one.</param>
internal sealed class KeptReading<T>(Func<Task<T>> ask, TimeSpan freshness, TimeSpan patience, TimeProvider ticks)
    where T : class
{
    private readonly Lock _gate = new();
    private volatile Answer? _known;
    private Question? _asked;

    /// <summary>The answer, at most as old as it may be while the database answers.</summary>
    /// <exception cref="Exception">What the question failed with, where no answer is known.</exception>
    internal ValueTask<T> GetAsync(CancellationToken cancel) =>
        _known is { } known && ticks.GetElapsedTime(known.At) < freshness ? new ValueTask<T>(known.Value) : new ValueTask<T>(AskAsync(cancel));

    /// <summary>What is known, and what is being asked at this moment, no longer counts.</summary>
    internal void Forget()
    {
        lock (_gate)
        {
            (_known, _asked) = (null, null);
        }
    }

    private async Task<T> AskAsync(CancellationToken cancel)
    {
        Answer? known;
        Question asked;
        lock (_gate)
        {
            known = _known;
            if (known is not null && ticks.GetElapsedTime(known.At) < freshness)
            {
                return known.Value;
            }

            asked = _asked ??= Begin();
        }

        if (known is null)
        {
            return await asked.Answer.WaitAsync(cancel);
        }

        var left = patience - ticks.GetElapsedTime(asked.At);
        try
        {
            return left > TimeSpan.Zero || asked.Answer.IsCompletedSuccessfully ? await asked.Answer.WaitAsync(Max(left, TimeSpan.Zero), ticks, cancel) : known.Value;
        }
        catch (Exception late) when (late is TimeoutException || PostgresFaults.Of(late) is not null)
        {
            return known.Value;
        }
    }

    /// <summary>Never under the token of whoever happened to come first.</summary>
    private Question Begin()
    {
        var question = new Question(ticks.GetTimestamp());
        question.Answer = Task.Run(() => KeepAsync(question));
        return question;
    }

    private async Task<T> KeepAsync(Question question)
    {
        T? value = null;
        try
        {
            return value = await ask();
        }
        finally
        {
            lock (_gate)
            {
                // Unless it was forgotten meanwhile: then it was asked before whatever made it out of date.
                if (_asked == question)
                {
                    _asked = null;
                    _known = value is null ? _known : new Answer(value, question.At);
                }
            }
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed record Answer(T Value, long At);

    private sealed class Question(long at)
    {
        internal long At { get; } = at;

        internal Task<T> Answer { get; set; } = null!;
    }
}
