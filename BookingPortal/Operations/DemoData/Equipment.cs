using BookingPortal.Facilities;

namespace BookingPortal.Operations.DemoData;

/// <summary>What rooms can have, and which room has what.</summary>
internal static class Equipment
{
    private static readonly (string Name, string Icon)[] All =
    [
        ("Large screen", "tv"), ("Video conference", "videocam"), ("Projector", "present_to_all"), ("Whiteboard", "draw"),
        ("Step-free access", "accessible"), ("Hearing loop", "hearing"), ("Microphones", "mic"), ("Conference phone", "phone"),
        ("Guest Wi-Fi", "wifi"), ("Coffee machine", "coffee"),
    ];

    public static IReadOnlyList<Feature> Features() => [.. All.Select(feature => new Feature(feature.Name, feature.Icon))];

    /// <summary>The names of what a room has; every seventh has nothing.</summary>
    public static IEnumerable<string> Of(int capacity, int index, Dice dice)
    {
        (string Name, double Chance)[] wishes =
        [
            ("Large screen", capacity is >= 4 and <= 14 ? 0.85 : 0.1),
            ("Video conference", capacity >= 6 ? 0.8 : 0.3),
            ("Projector", capacity >= 12 ? 0.95 : 0),
            ("Whiteboard", capacity >= 4 ? 0.65 : 0.2),
            ("Step-free access", 0.6),
            ("Hearing loop", capacity >= 16 ? 0.75 : 0.05),
            ("Microphones", capacity >= 20 ? 0.9 : 0),
            ("Conference phone", capacity <= 8 ? 0.5 : 0.3),
            ("Guest Wi-Fi", capacity >= 8 ? 0.6 : 0.1),
            ("Coffee machine", capacity >= 12 ? 0.5 : 0),
        ];
        return [.. wishes.Where(wish => dice.Chance(wish.Chance) && index % 7 != 6).Select(wish => wish.Name)];
    }
}
