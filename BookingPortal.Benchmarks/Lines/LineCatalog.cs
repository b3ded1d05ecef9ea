namespace BookingPortal.Benchmarks.Lines;

/// <summary>Every line, reading before writing: what is written would stand in the way of what is read.</summary>
internal static class LineCatalog
{
    internal static IReadOnlyList<Line> All { get; } =
    [
        .. FloorLines.All,
        .. AvailabilityLines.All,
        .. FinderLines.All,
        .. MyBookingsLines.All,
        .. HistoryLines.All,
        .. PeopleLines.All,
        .. UtilizationLines.All,
        .. GrowthLines.All,
        .. SeedSqlLines.All,
        .. CheckLines.All,
        .. RestoreLines.All,
        .. CreateLines.All,
        .. HotSlotLines.All,
        .. LiveLines.All,
        .. CircuitLines.All,
    ];
}
