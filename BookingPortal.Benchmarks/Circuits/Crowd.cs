namespace BookingPortal.Benchmarks.Circuits;

/// <summary>Circuits that are open together.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private readonly List<CircuitClient> _circuits = [];

    internal IReadOnlyList<CircuitClient> Circuits => _circuits;

    internal long DrawnBytes => _circuits.Sum(circuit => circuit.DrawnBytes);

    internal void Add(CircuitClient circuit) => _circuits.Add(circuit);

    public async ValueTask DisposeAsync()
    {
        foreach (var circuit in _circuits)
        {
            await circuit.DisposeAsync();
        }
    }
}
