namespace BookingPortal.Components.Utilization;

/// <summary>The tables of the dashboard that are there as files.</summary>
public enum CsvFigure
{
    Periods,
    Rooms,
    Hours,
    LeadTimes,
    Cancellations,
    Summary,
}
