namespace BookingPortal.Tests.Database;

/// <summary>The part of <see cref="Violations"/> that is about the rollup behind the dashboard.</summary>
internal static class UtilizationViolations
{
    public static readonly IReadOnlyList<(string Constraint, string Statement)> All =
    [
        ("utilization_days_used_is_available", Day(open: 60, booked: 61)),
        ("utilization_days_used_is_available", Day(open: 60, booked: -1)),
        ("utilization_days_used_is_available", Day(open: 60, booked: 60, outside: -1)),
        ("utilization_shapes_lengths", Shape(openHours: 23)),
        ("utilization_shapes_lengths", Shape(bookedHours: 25)),
        ("utilization_shapes_lengths", Shape(busy: 12)),
    ];

    private static string Day(int open, int booked, int outside = 0) =>
        $"INSERT INTO utilization_days VALUES ($room, '2099-01-01', 8, {open}, {booked}, {outside}, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)";

    private static string Shape(int openHours = 24, int bookedHours = 24, int busy = 13) =>
        $"INSERT INTO utilization_shapes VALUES ($room, '2099-01-01', '2099-01-01', '2099-01-02', '{{}}', {Bytes(openHours)}, {Bytes(bookedHours)}, {Bytes(busy)})";

    private static string Bytes(int count) => $"decode(repeat('00', {count}), 'hex')";
}
