namespace BookingPortal.Facilities;

/// <summary>Something that a room has: a projector, a whiteboard, step-free access.</summary>
public sealed class Feature
{
    public Feature(string name, string icon)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Icon = icon;
    }

    public int Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>Name of a symbol of the icon font.</summary>
    public string Icon { get; private set; }
}
