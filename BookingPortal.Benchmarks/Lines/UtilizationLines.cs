using System.Diagnostics;
using System.Globalization;
using BookingPortal.Accounts;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Benchmarks.Report;
using BookingPortal.Utilization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>The dashboard of 200 rooms over a month and a year, and of 2,000 rooms over a year; the rollup is built first.</summary>
internal static class UtilizationLines
{
    private const int Admin = 3;

    internal static IReadOnlyList<Line> All { get; } =
    [
        new("utilization-build", BuildAsync),
        new("utilization-30-days", bench => JudgeAsync(bench, "utilization-30-days", must: 140, goal: 70, (service, query, cancel) => service.ReportAsync(query, cancel), days: 30)),
        new("utilization-30-sums", bench => JudgeAsync(bench, "utilization-30-sums", must: 60, goal: 30, (service, query, cancel) => service.SumsAsync(query, cancel), days: 30)),
        new("utilization-365-sums", bench => JudgeAsync(bench, "utilization-365-sums", must: 400, goal: 200, (service, query, cancel) => service.SumsAsync(query, cancel), days: 365)),
        new("utilization-365-dashboard", bench => YearAsync(bench, "utilization-365-dashboard", bench.StandardAsync())),
        new("utilization-365-large", bench => YearAsync(bench, "utilization-365-large", bench.LargeAsync())),
    ];

    /// <summary>How long the first count of all days takes: told, not judged.</summary>
    private static async Task BuildAsync(Bench bench)
    {
        var office = await bench.StandardAsync();
        await Sql.RunAsync(office.Owner, "TRUNCATE utilization_days, utilization_shapes, utilization_dirty_days, utilization_facilities", bench.Cancel);
        var watch = Stopwatch.StartNew();
        await office.Get<UtilizationRollup>().RenewAsync(bench.Cancel);
        var took = watch.Elapsed;
        var days = await Sql.ScalarAsync<long>(office.Owner, "SELECT count(*) FROM utilization_days", bench.Cancel);
        bench.Report.Tell("utilization-build", string.Create(
            CultureInfo.InvariantCulture, $"{office.Size.Name}: {days:N0} days of {office.Size.Rooms:N0} rooms in {took.TotalSeconds:F1} s"));
    }

    private static async Task JudgeAsync<T>(
        Bench bench, string name, double must, double goal, Func<UtilizationService, UtilizationQuery, CancellationToken, Task<T>> ask, int days)
    {
        var office = await bench.StandardAsync();
        var (service, today) = await OpenAsync(bench, office);
        await Reading.JudgeInFloorsAsync(
            bench, name, office, call => ask(service, new UtilizationQuery(UtilizationPeriod.LastDays(today.PlusDays(-1 - (call % 7)), days)), bench.Cancel), must, goal);
    }

    private static async Task YearAsync(Bench bench, string name, Task<Office> opening)
    {
        var office = await opening;
        var (service, today) = await OpenAsync(bench, office);
        var times = new List<double>();
        for (var call = 0; call < 5; call++)
        {
            var watch = Stopwatch.StartNew();
            await service.ReportAsync(new UtilizationQuery(UtilizationPeriod.LastDays(today.PlusDays(-1), 365), UtilizationStep.Week), bench.Cancel);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        bench.Report.Tell(name, string.Create(CultureInfo.InvariantCulture, $"{office.Size.Name}: {office.Size.Rooms:N0} rooms, 365 days, all figures: {string.Join(", ", times.Select(time => time.ToString("F0", CultureInfo.InvariantCulture)))} ms"));
        bench.Report.Judge(name, times[2], Bound.Below(1_000), goal: null, "ms");
    }

    private static async Task<(UtilizationService Service, LocalDate Today)> OpenAsync(Bench bench, Office office)
    {
        var person = await office.SignInAsync(Admin, bench.Cancel, RoleNames.Admin);
        await bench.Progress.StepAsync($"{office.Size.Name}: the rollup", () => office.Get<UtilizationRollup>().RenewAsync(bench.Cancel));
        await Sql.RunAsync(office.Owner, "VACUUM (ANALYZE) utilization_days, utilization_shapes", bench.Cancel);
        return (person.GetRequiredService<UtilizationService>(), (await office.MidnightAsync(0, bench.Cancel)).InUtc().Date);
    }
}
