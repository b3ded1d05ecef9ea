namespace BookingPortal.Operations.DemoData;

/// <summary>A building and how its floors are called.</summary>
internal sealed record Building(string Name, IReadOnlyList<string> Floors);
