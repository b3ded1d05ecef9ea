namespace BookingPortal.Operations.DemoData;

/// <summary>Chance from a seed: the same numbers on each run.</summary>
internal sealed class Dice
{
    private readonly Random _random;

    private Dice(int seed) => _random = new Random(seed);

    /// <summary>Dice of their own for one place and day, so that a longer window leaves the other days as they are.</summary>
    public static Dice For(int seed, int stream, int day = 0)
    {
        unchecked
        {
            var mixed = (uint)seed;
            foreach (var part in new[] { stream, day })
            {
                mixed = (mixed ^ (uint)part) * 2_654_435_761;
                mixed ^= mixed >> 15;
            }

            return new Dice((int)mixed);
        }
    }

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    public double Between(double least, double most) => least + (_random.NextDouble() * (most - least));

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>An item, each as likely as its weight; the last where all weigh nothing.</summary>
    public T Pick<T>(IReadOnlyList<T> items, Func<T, double> weight)
    {
        var rest = _random.NextDouble() * items.Sum(weight);
        foreach (var item in items)
        {
            rest -= weight(item);
            if (rest < 0)
            {
                return item;
            }
        }

        return items[^1];
    }

    public Guid Key()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }
}
