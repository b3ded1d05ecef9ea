namespace BookingPortal.Accounts.SecondFactors;

/// <summary>A key that no code has confirmed yet.</summary>
/// <param name="Key">As people type it.</param>
/// <param name="Address">As a picture tells it to the app.</param>
public sealed record PendingKey(string Key, string Address);
