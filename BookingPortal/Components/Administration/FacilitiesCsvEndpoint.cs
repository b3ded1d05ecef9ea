using BookingPortal.Accounts;
using BookingPortal.Components.Ui;
using BookingPortal.Facilities;
using BookingPortal.Facilities.Files;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BookingPortal.Components.Administration;

/// <summary>The facilities in use as a file that the import takes back.</summary>
public static class FacilitiesCsvEndpoint
{
    public const string Path = "facilities/facilities.csv";

    public static void MapFacilitiesCsv(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet($"/{Path}", SendAsync).RequireAuthorization(PortalPolicies.Admin);

    private static async Task<FileContentHttpResult> SendAsync(FacilityReader facilities, HttpContext context, CancellationToken cancel)
    {
        var csv = new CsvDocument().Row(FacilityFile.Columns.Select(FieldValues.NameOf));
        foreach (var row in await facilities.ExportAsync(cancel))
        {
            csv.Row(FacilityFile.Cells(row));
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(csv.ToBytes(), "text/csv; charset=utf-8", "facilities.csv");
    }
}
