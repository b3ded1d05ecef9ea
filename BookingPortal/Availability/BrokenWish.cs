namespace BookingPortal.Availability;

/// <param name="What">The feature that is missing, else null.</param>
public sealed record BrokenWish(WishKind Kind, string? What = null);
