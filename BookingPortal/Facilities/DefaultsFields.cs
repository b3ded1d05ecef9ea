namespace BookingPortal.Facilities;

/// <summary>The organisation's limits as an administrator sets them; empty is no limit.</summary>
public sealed record DefaultsFields
{
    public int? ApprovalHours { get; init; } = BookingDefaults.UsualApprovalHours;

    public int? Shortest { get; init; }

    public int? Longest { get; init; }

    public int? WindowDays { get; init; }

    public int? NoticeMinutes { get; init; }

    public int? MaxOpenBookings { get; init; }

    public int? MaxMinutesPerWeek { get; init; }

    public int? PersonMaxOpenBookings { get; init; }

    public int? PersonMaxMinutesPerWeek { get; init; }

    public static DefaultsFields Of(BookingDefaults defaults) => new()
    {
        ApprovalHours = defaults.ApprovalHours,
        Shortest = defaults.MinDuration,
        Longest = defaults.MaxDuration,
        WindowDays = defaults.WindowDays,
        NoticeMinutes = defaults.NoticeMinutes,
        MaxOpenBookings = defaults.MaxOpenBookings,
        MaxMinutesPerWeek = defaults.MaxMinutesPerWeek,
        PersonMaxOpenBookings = defaults.PersonMaxOpenBookings,
        PersonMaxMinutesPerWeek = defaults.PersonMaxMinutesPerWeek,
    };

    /// <summary>Every field with its value, in one fixed order.</summary>
    public IReadOnlyList<(FacilityField Field, object? Value)> Values() =>
    [
        (FacilityField.ApprovalHours, ApprovalHours),
        (FacilityField.Shortest, Shortest),
        (FacilityField.Longest, Longest),
        (FacilityField.WindowDays, WindowDays),
        (FacilityField.NoticeMinutes, NoticeMinutes),
        (FacilityField.MaxOpenBookings, MaxOpenBookings),
        (FacilityField.MaxMinutesPerWeek, MaxMinutesPerWeek),
        (FacilityField.PersonMaxOpenBookings, PersonMaxOpenBookings),
        (FacilityField.PersonMaxMinutesPerWeek, PersonMaxMinutesPerWeek),
    ];

    /// <summary>Writes what <see cref="FacilityRules"/> has let pass into the row.</summary>
    internal void WriteTo(BookingDefaults row)
    {
        row.ApprovalHours = (short)ApprovalHours!.Value;
        (row.MinDuration, row.MaxDuration) = ((short?)Shortest, (short?)Longest);
        (row.WindowDays, row.NoticeMinutes) = ((short?)WindowDays, NoticeMinutes);
        (row.MaxOpenBookings, row.MaxMinutesPerWeek) = ((short?)MaxOpenBookings, MaxMinutesPerWeek);
        (row.PersonMaxOpenBookings, row.PersonMaxMinutesPerWeek) = ((short?)PersonMaxOpenBookings, PersonMaxMinutesPerWeek);
    }
}
