namespace BookingPortal.Accounts.Profile;

/// <summary>The signed-in person's own page.</summary>
public sealed record OwnProfile(string Email, ProfileFields Fields, bool HasSecondFactor, int Passkeys);
