namespace BookingPortal.Facilities;

/// <summary>One line of a file of facilities.</summary>
/// <param name="Line">Where it begins in the file, counted from 1.</param>
/// <param name="Id">The facility that it changes; null adds one, or changes the one of this name at this place.</param>
/// <param name="Week">The hours from today on; null leaves them as they are.</param>
public sealed record ImportRow(int Line, int? Id, FacilityFields Fields, IReadOnlyList<WeekWindow>? Week);
