namespace BookingPortal.Availability;

/// <summary>What the filters of the calendar offer.</summary>
public sealed record FilterChoices(IReadOnlyList<string> Places, IReadOnlyList<string> Features, int LargestCapacity)
{
    public IReadOnlyList<BuildingChoice> Buildings { get; init; } = [];
}

public sealed record BuildingChoice(string Place, string Name);
