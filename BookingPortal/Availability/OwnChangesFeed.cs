namespace BookingPortal.Availability;

/// <summary>Tells the screens of a person in this process that a booking of that person has changed.</summary>
public sealed class OwnChangesFeed
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, List<Action>> _listeners = [];

    /// <param name="changed">Called on a thread of the pool, and now and then without a reason.</param>
    public IDisposable Follow(int personId, Action changed)
    {
        changed = InContextOf(changed);
        lock (_lock)
        {
            if (!_listeners.TryGetValue(personId, out var listeners))
            {
                _listeners.Add(personId, listeners = []);
            }

            listeners.Add(changed);
        }

        return new Following(this, personId, changed);
    }

    internal void Tell(IEnumerable<int> people)
    {
        List<Action> told;
        lock (_lock)
        {
            told = [.. people.Distinct().SelectMany(person => _listeners.GetValueOrDefault(person) ?? [])];
        }

        told.ForEach(changed => changed());
    }

    internal void TellEverybody()
    {
        List<int> people;
        lock (_lock)
        {
            people = [.. _listeners.Keys];
        }

        Tell(people);
    }

    /// <summary>Whoever is told draws in the language of its circuit, not in the feed's.</summary>
    private static Action InContextOf(Action changed) =>
        ExecutionContext.Capture() is { } context ? () => ExecutionContext.Run(context, _ => changed(), null) : changed;

    private void Leave(int personId, Action changed)
    {
        lock (_lock)
        {
            if (_listeners.TryGetValue(personId, out var listeners) && listeners.Remove(changed) && listeners.Count == 0)
            {
                _listeners.Remove(personId);
            }
        }
    }

    private sealed record Following(OwnChangesFeed Feed, int PersonId, Action Changed) : IDisposable
    {
        public void Dispose() => Feed.Leave(PersonId, Changed);
    }
}
