namespace BookingPortal.Utilization;

/// <summary>What a dashboard shows: which days, put together how, of which facilities. What is null filters nothing.</summary>
/// <param name="MinSeats">By the seats of today.</param>
public sealed record UtilizationQuery(UtilizationPeriod Period, UtilizationStep Step = UtilizationStep.Day)
{
    public string? Place { get; init; }

    public string? Building { get; init; }

    public int? MinSeats { get; init; }

    public int? MaxSeats { get; init; }

    public int? FacilityId { get; init; }
}
