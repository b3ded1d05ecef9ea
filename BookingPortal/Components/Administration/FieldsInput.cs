using BookingPortal.Facilities;

namespace BookingPortal.Components.Administration;

/// <summary>The form of a facility as it is typed.</summary>
public sealed class FieldsInput
{
    public string? Name { get; set; }
    public string? Place { get; set; }
    public string? Building { get; set; }
    public string? Floor { get; set; }
    public string? TimeZone { get; set; }
    public int? Capacity { get; set; }
    public List<string> Features { get; private init; } = [];
    public string? Description { get; set; }
    public bool RequiresApproval { get; set; }
    public int? ApprovalHours { get; set; }
    public int? BufferBefore { get; set; } = 0;
    public int? BufferAfter { get; set; } = 0;
    public int? Shortest { get; set; }
    public int? Longest { get; set; }
    public int? WindowDays { get; set; }
    public int? NoticeMinutes { get; set; }
    public int? MaxOpenBookings { get; set; }
    public int? MaxMinutesPerWeek { get; set; }

    public static FieldsInput Of(FacilityFields fields) => new()
    {
        Name = fields.Name,
        Place = fields.Place,
        Building = fields.Building,
        Floor = fields.Floor,
        TimeZone = fields.TimeZone,
        Capacity = fields.Capacity,
        Features = [.. fields.Features],
        Description = fields.Description,
        RequiresApproval = fields.RequiresApproval,
        ApprovalHours = fields.ApprovalHours,
        BufferBefore = fields.BufferBefore,
        BufferAfter = fields.BufferAfter,
        Shortest = fields.Shortest,
        Longest = fields.Longest,
        WindowDays = fields.WindowDays,
        NoticeMinutes = fields.NoticeMinutes,
        MaxOpenBookings = fields.MaxOpenBookings,
        MaxMinutesPerWeek = fields.MaxMinutesPerWeek,
    };

    public FacilityFields ToFields() => new FacilityFields
    {
        Name = Name ?? "",
        Place = Place ?? "",
        Building = Building,
        Floor = Floor,
        TimeZone = TimeZone ?? "",
        Capacity = Capacity,
        Features = [.. Features],
        Description = Description,
        RequiresApproval = RequiresApproval,
        ApprovalHours = ApprovalHours,
        BufferBefore = BufferBefore ?? 0,
        BufferAfter = BufferAfter ?? 0,
        Shortest = Shortest,
        Longest = Longest,
        WindowDays = WindowDays,
        NoticeMinutes = NoticeMinutes,
        MaxOpenBookings = MaxOpenBookings,
        MaxMinutesPerWeek = MaxMinutesPerWeek,
    }.Tidied();
}
