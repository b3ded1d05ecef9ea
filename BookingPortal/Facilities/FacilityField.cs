namespace BookingPortal.Facilities;

/// <summary>What an administrator sets: names a field in answers, in files and, as snake case, in the administration's log.</summary>
public enum FacilityField
{
    Name,
    Place,
    Building,
    Floor,
    TimeZone,
    Capacity,
    Features,
    Description,
    RequiresApproval,
    ApprovalHours,
    BufferBefore,
    BufferAfter,
    Shortest,
    Longest,
    WindowDays,
    NoticeMinutes,
    MaxOpenBookings,
    MaxMinutesPerWeek,
    PersonMaxOpenBookings,
    PersonMaxMinutesPerWeek,
    OpeningHours,
    ValidFrom,
    IsActive,
    Scope,
    Starts,
    Ends,
    Reason,
    Id,
}
