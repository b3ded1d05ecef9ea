namespace BookingPortal.Utilization;

/// <summary>All figures of one dashboard.</summary>
/// <param name="Previous">The period of equal length before; null where the records do not reach back so far.</param>
/// <param name="Steps">Each day, week or month of the period, also where nothing was booked.</param>
/// <param name="Rooms">Each facility that was in service on a day of the period, the best used first.</param>
/// <param name="Hours">Seven weekdays times 24 hours, from Monday midnight.</param>
/// <param name="Peak">Null where nothing was booked.</param>
/// <param name="LateCancellers">Those who cancelled late most often, at most <see cref="UtilizationService.MostPeople"/>.</param>
public sealed record UtilizationReport(
    UtilizationQuery Query,
    UtilizationSums Total,
    UtilizationSums? Previous,
    IReadOnlyList<StepSums> Steps,
    IReadOnlyList<RoomSums> Rooms,
    IReadOnlyList<HourOfWeek> Hours,
    PeakUse? Peak,
    IReadOnlyList<LateCanceller> LateCancellers);
