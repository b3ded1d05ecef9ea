using System.Text.RegularExpressions;

namespace BookingPortal.Tests.Architecture;

/// <summary>What must not be named outside of its place, whoever could see it.</summary>
internal static partial class BoundaryRule
{
    public static IEnumerable<string> Violations(IReadOnlyList<SourceFile> sources)
    {
        foreach (var file in sources.Where(file => file.IsCode || file.IsMarkup))
        {
            if (file.Area != "Components/Ui" && ComponentLibrary().IsMatch(file.Code))
            {
                yield return $"{file.Path}: only Components/Ui names the component library.";
            }

            if (file.IsScreen && DatabaseAccess().Match(file.Code) is { Success: true } access)
            {
                yield return $"{file.Path}: a screen asks services and never the database ({access.Value}).";
            }

            if (!WritesBookings.Any(place => file.Path.StartsWith(place, StringComparison.Ordinal)) && BookingWrite().Match(file.Code) is { Success: true } write)
            {
                yield return $"{file.Path}: only BookingService and its statements write bookings ({write.Value}).";
            }

            if (RawMarkup().Match(file.Code) is { Success: true } raw)
            {
                yield return $"{file.Path}: text becomes markup only by Razor's own encoding ({raw.Value}).";
            }
        }
    }

    /// <summary>The statements of the service, and the demo data, which fill an empty database.</summary>
    private static readonly string[] WritesBookings = ["Bookings/Writing/", "Operations/DemoData/"];

    [GeneratedRegex(@"(?i)\b(insert\s+into|update|delete\s+from|copy)\s+(bookings|booking_audit_log)\b(?!\s+TO)")]
    private static partial Regex BookingWrite();

    [GeneratedRegex(@"Radzen")]
    private static partial Regex ComponentLibrary();

    [GeneratedRegex(@"\b(\w*DbContext\w*|DbSet|Npgsql\w*|EntityFrameworkCore)\b")]
    private static partial Regex DatabaseAccess();

    [GeneratedRegex(@"\b(MarkupString|AddMarkupContent)\b")]
    private static partial Regex RawMarkup();
}
