using System.Globalization;
using BookingPortal.Components.Ui;
using BookingPortal.Utilization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Utilization;

/// <summary>Utilization of each day, week or month.</summary>
public sealed partial class UseOverTime
{
    private const int MostTicks = 9;

    [Inject] public required IStringLocalizer<UtilizationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required UtilizationReport Report { get; set; }
    [Parameter, EditorRequired] public required UtilizationAddress Address { get; set; }

    private IReadOnlyList<ChartColumn> Columns
    {
        get
        {
            var every = Math.Max(1, (Report.Steps.Count + MostTicks - 1) / MostTicks);
            return
            [
                .. Report.Steps.Select((step, at) => new ChartColumn(
                    step.Sums.Utilization,
                    at % every == every / 2 ? Tick(step) : null,
                    $"{Name(step)}: {FigureText.Percent(step.Sums.Utilization)}")),
            ];
        }
    }

    private string Summary
    {
        get
        {
            var known = Report.Steps.Where(step => step.Sums.Utilization is not null).ToList();
            if (known.Count == 0)
            {
                return Texts["OverTimeNothing"];
            }

            var (best, least) = (known.MaxBy(step => step.Sums.Utilization)!, known.MinBy(step => step.Sums.Utilization)!);
            return Texts["OverTimeSummary", FigureText.Percent(Report.Total.Utilization), FigureText.Percent(best.Sums.Utilization), Name(best),
                FigureText.Percent(least.Sums.Utilization), Name(least)];
        }
    }

    private string Tick(StepSums step) => Report.Query.Step == UtilizationStep.Month
        ? step.First.ToDateOnly().ToString("MMM", CultureInfo.CurrentCulture)
        : FigureText.Day(step.First);

    private string Name(StepSums step) => Report.Query.Step switch
    {
        UtilizationStep.Day => step.First.ToDateOnly().ToString("ddd, d MMM yyyy", CultureInfo.CurrentCulture),
        _ => Texts["FromTo", FigureText.Day(step.First), FigureText.DayOfYear(step.Last)],
    };
}
