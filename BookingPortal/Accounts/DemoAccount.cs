namespace BookingPortal.Accounts;

/// <summary>A person whom everybody may sign in as in demo mode.</summary>
public sealed record DemoAccount(string Email, string Role);
