namespace BookingPortal.Accounts.People;

/// <summary>What a file of people would do.</summary>
/// <param name="New">Who would be added.</param>
/// <param name="Known">Who is here already: nothing of him is changed.</param>
/// <param name="Faults">Where there is one, nothing is taken.</param>
public sealed record PeoplePlan(IReadOnlyList<PersonRow> New, IReadOnlyList<PersonRow> Known, IReadOnlyList<PersonFault> Faults);
