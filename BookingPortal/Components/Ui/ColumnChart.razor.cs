using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BookingPortal.Components.Ui;

/// <summary>Shares as columns, on a scale that ends at 20, 40, 60, 80 or 100 %.</summary>
public sealed partial class ColumnChart
{
    [Parameter, EditorRequired] public required IReadOnlyList<ChartColumn> Columns { get; set; }

    /// <summary>What the picture shows, in a sentence.</summary>
    [Parameter, EditorRequired] public required string Summary { get; set; }

    private double Top => Math.Clamp(Math.Ceiling((Columns.Max(column => column.Share) ?? 0) * 5) / 5, 0.2, 1);

    private static string Css(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
