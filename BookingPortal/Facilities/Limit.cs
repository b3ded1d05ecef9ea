namespace BookingPortal.Facilities;

/// <summary>A limit and where it is set.</summary>
public sealed record Limit<T>(T Value, RuleSource Source)
    where T : struct;
