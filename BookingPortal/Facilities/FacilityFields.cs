namespace BookingPortal.Facilities;

/// <summary>
/// All that an administrator says of a facility in one go, hours and closures apart. Minutes, days and hours as the columns
/// have them; an empty limit is the organisation's.
/// </summary>
public sealed record FacilityFields
{
    public string Name { get; init; } = "";

    public string Place { get; init; } = "";

    public string? Building { get; init; }

    public string? Floor { get; init; }

    public string? Description { get; init; }

    public string TimeZone { get; init; } = "";

    public int? Capacity { get; init; }

    public IReadOnlyList<string> Features { get; init; } = [];

    public bool RequiresApproval { get; init; }

    public int? ApprovalHours { get; init; }

    public int? BufferBefore { get; init; } = 0;

    public int? BufferAfter { get; init; } = 0;

    public int? Shortest { get; init; }

    public int? Longest { get; init; }

    public int? WindowDays { get; init; }

    public int? NoticeMinutes { get; init; }

    public int? MaxOpenBookings { get; init; }

    public int? MaxMinutesPerWeek { get; init; }

    public static FacilityFields Of(Facility facility) => new()
    {
        Name = facility.Name,
        Place = facility.Place,
        Building = facility.Building,
        Floor = facility.Floor,
        Description = facility.Description,
        TimeZone = facility.TimeZone,
        Capacity = facility.Capacity,
        Features = [.. facility.Features.Select(feature => feature.Name).Order(StringComparer.Ordinal)],
        RequiresApproval = facility.RequiresApproval,
        ApprovalHours = facility.ApprovalHours,
        BufferBefore = facility.BufferBefore,
        BufferAfter = facility.BufferAfter,
        Shortest = facility.MinDuration,
        Longest = facility.MaxDuration,
        WindowDays = facility.WindowDays,
        NoticeMinutes = facility.NoticeMinutes,
        MaxOpenBookings = facility.MaxOpenBookings,
        MaxMinutesPerWeek = facility.MaxMinutesPerWeek,
    };

    /// <summary>Without blanks around texts; a text of blanks is none, a feature stands once.</summary>
    public FacilityFields Tidied() => this with
    {
        Name = Name.Trim(),
        Place = Place.Trim(),
        Building = NullIfBlank(Building),
        Floor = NullIfBlank(Floor),
        Description = NullIfBlank(Description?.ReplaceLineEndings("\n")),
        TimeZone = TimeZone.Trim(),
        Features = [.. Features.Select(feature => feature.Trim()).Where(feature => feature.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)],
    };

    /// <summary>Every field with its value, in one fixed order.</summary>
    public IReadOnlyList<(FacilityField Field, object? Value)> Values() =>
    [
        (FacilityField.Name, Name),
        (FacilityField.Place, Place),
        (FacilityField.Building, Building),
        (FacilityField.Floor, Floor),
        (FacilityField.TimeZone, TimeZone),
        (FacilityField.Capacity, Capacity),
        (FacilityField.Features, Features),
        (FacilityField.Description, Description),
        (FacilityField.RequiresApproval, RequiresApproval),
        (FacilityField.ApprovalHours, ApprovalHours),
        (FacilityField.BufferBefore, BufferBefore),
        (FacilityField.BufferAfter, BufferAfter),
        (FacilityField.Shortest, Shortest),
        (FacilityField.Longest, Longest),
        (FacilityField.WindowDays, WindowDays),
        (FacilityField.NoticeMinutes, NoticeMinutes),
        (FacilityField.MaxOpenBookings, MaxOpenBookings),
        (FacilityField.MaxMinutesPerWeek, MaxMinutesPerWeek),
    ];

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
