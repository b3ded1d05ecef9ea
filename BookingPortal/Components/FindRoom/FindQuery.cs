namespace BookingPortal.Components.FindRoom;

/// <summary>The query of the page's address as it came, each value a text.</summary>
public sealed record FindQuery(
    string? Said, string? People, string? Length, string? Date, string? From, string? Until,
    string? Place, string? Building, string[]? Features, string? Text, string? For);
