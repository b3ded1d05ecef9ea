namespace BookingPortal.Components.Ui;

/// <summary>One column of a chart.</summary>
/// <param name="Share">0 to 1; null leaves a gap.</param>
/// <param name="Tick">What stands below it; most columns have none.</param>
/// <param name="Text">What the pointer is told.</param>
public sealed record ChartColumn(double? Share, string? Tick, string Text);
