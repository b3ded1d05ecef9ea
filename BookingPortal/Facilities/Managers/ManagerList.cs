namespace BookingPortal.Facilities.Managers;

/// <summary>The delegated managers by their names, and to what a right can be given.</summary>
/// <param name="IsComplete">All of them are listed.</param>
/// <param name="Rooms">Facilities in use by place and name.</param>
public sealed record ManagerList(IReadOnlyList<ManagerLine> Lines, bool IsComplete, FacilityChoices Choices, IReadOnlyList<(int Id, string Name, string Place)> Rooms);
