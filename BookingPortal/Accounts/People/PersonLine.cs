namespace BookingPortal.Accounts.People;

/// <summary>One person in the list.</summary>
public sealed record PersonLine(int Id, string FullName, string Email, string Role, string? HomePlace, PersonState State, bool HasSecondFactor);
