namespace BookingPortal.Accounts.People;

/// <summary>Whom a one-time link belongs to, as its receiver is greeted.</summary>
public sealed record LinkedPerson(string FullName, string Email, string Role, LinkPurpose Purpose);
