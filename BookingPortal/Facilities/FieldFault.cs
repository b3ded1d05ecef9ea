namespace BookingPortal.Facilities;

/// <summary>A field that cannot stay as it is, and why.</summary>
/// <param name="Least">Smallest number that may stand there, where the code is about a range.</param>
/// <param name="Most">Largest number or greatest length.</param>
public sealed record FieldFault(FacilityField Field, FaultCode Code, int? Least = null, int? Most = null)
{
    /// <summary>The line of the file that it stands in, counted from 1; null where it was typed.</summary>
    public int? Line { get; init; }
}
