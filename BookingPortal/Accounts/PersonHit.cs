namespace BookingPortal.Accounts;

/// <summary>One answer of the search for people.</summary>
public sealed record PersonHit(int Id, string FullName, string Email);
