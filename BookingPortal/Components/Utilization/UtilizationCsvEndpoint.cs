using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Utilization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BookingPortal.Components.Utilization;

/// <summary>The tables of the dashboard as files, by the same address as the page.</summary>
public static class UtilizationCsvEndpoint
{
    public static void MapUtilizationCsv(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet($"/{UtilizationAddress.Path}/{{figure}}.csv", SendAsync).RequireAuthorization(PortalPolicies.Admin);

    private static async Task<Results<FileContentHttpResult, NotFound>> SendAsync(
        string figure, string? from, string? to, string? by, string? place, string? building, string? seats, string? room,
        UtilizationService utilization, DatabaseClock clock, HttpContext context, CancellationToken cancel)
    {
        if (!Enum.TryParse<CsvFigure>(figure, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted) || int.TryParse(figure, out _))
        {
            return TypedResults.NotFound();
        }

        var address = UtilizationAddress.Of(from, to, by, place, building, seats, room, order: null);
        var report = await utilization.ReportAsync(address.ToQuery((await clock.NowAsync(cancel)).InUtc().Date), cancel);
        context.Response.Headers.CacheControl = "no-store";
        var period = report.Query.Period;
        return TypedResults.File(
            UtilizationCsv.Of(wanted, report).ToBytes(), "text/csv; charset=utf-8",
            $"utilization-{wanted.ToString().ToLowerInvariant()}-{period.First:uuuu-MM-dd}-{period.Last:uuuu-MM-dd}.csv");
    }
}
