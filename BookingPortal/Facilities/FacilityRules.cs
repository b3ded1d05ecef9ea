using System.Text;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>
/// What can be said of a facility, its hours, closures and limits at all: pure, the same for the form, the file and the
/// service. The constraints of the database say no more than this.
/// </summary>
public static class FacilityRules
{
    public const int LongestName = 100;

    public const int LongestFloor = 50;

    public const int LongestDescription = 2000;

    public const int LongestReason = 200;

    public const int MostFeatures = 30;

    private const int MinutesOfDay = 1440;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The smallest and the largest number that a field takes.</summary>
    public static (int Least, int Most) RangeOf(FacilityField field) => field switch
    {
        FacilityField.Capacity => (1, 1000),
        FacilityField.BufferBefore or FacilityField.BufferAfter => (0, 480),
        FacilityField.Shortest or FacilityField.Longest => (15, MinutesOfDay),
        FacilityField.WindowDays => (0, 3660),
        FacilityField.NoticeMinutes => (0, 525_600),
        FacilityField.MaxOpenBookings or FacilityField.PersonMaxOpenBookings => (1, 10_000),
        FacilityField.MaxMinutesPerWeek or FacilityField.PersonMaxMinutesPerWeek => (15, 10_080),
        FacilityField.ApprovalHours => (1, 8760),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "The field holds no number."),
    };

    public static IEnumerable<FieldFault> Judge(FacilityFields fields) =>
    [
        .. Text(FacilityField.Name, fields.Name, LongestName, isNeeded: true),
        .. Text(FacilityField.Place, fields.Place, LongestName, isNeeded: true),
        .. Text(FacilityField.Building, fields.Building, LongestName),
        .. Text(FacilityField.Floor, fields.Floor, LongestFloor),
        .. Text(FacilityField.Description, fields.Description?.Replace("\n", "", StringComparison.Ordinal), LongestDescription),
        .. Zone(fields.TimeZone),
        .. fields.Features.Count > MostFeatures ? [new FieldFault(FacilityField.Features, FaultCode.OutOfRange, 0, MostFeatures)] : Nothing,
        .. fields.Features.SelectMany(feature => Text(FacilityField.Features, feature, LongestName)).Take(1),
        .. Number(FacilityField.Capacity, fields.Capacity, isNeeded: true),
        .. Number(FacilityField.BufferBefore, fields.BufferBefore, isNeeded: true),
        .. Number(FacilityField.BufferAfter, fields.BufferAfter, isNeeded: true),
        .. Limits(fields.Values()),
        .. Lengths(fields.Shortest, fields.Longest),
    ];

    public static IEnumerable<FieldFault> Judge(DefaultsFields fields) =>
    [
        .. fields.ApprovalHours is null ? [new FieldFault(FacilityField.ApprovalHours, FaultCode.Missing)] : Nothing,
        .. Limits(fields.Values()),
        .. Lengths(fields.Shortest, fields.Longest),
    ];

    /// <summary>Whether windows make a week: at least one, none empty, none over another.</summary>
    public static IEnumerable<FieldFault> Judge(IReadOnlyCollection<WeekWindow> week)
    {
        if (week.Count == 0)
        {
            return [new FieldFault(FacilityField.OpeningHours, FaultCode.NoWindow)];
        }

        if (week.Any(one => one.Day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday || one.Opens < 0 || one.Closes <= one.Opens || one.Closes > MinutesOfDay))
        {
            return [new FieldFault(FacilityField.OpeningHours, FaultCode.WindowEmpty)];
        }

        return week.GroupBy(one => one.Day).Any(day => day.OrderBy(one => one.Opens).ToList() is var windows
            && windows.Zip(windows.Skip(1)).Any(pair => pair.Second.Opens < pair.First.Closes))
            ? [new FieldFault(FacilityField.OpeningHours, FaultCode.WindowsOverlap)]
            : [];
    }

    /// <param name="today">The local day of the earliest of the places: closures of days that are over would change figures.</param>
    public static IEnumerable<FieldFault> Judge(ClosureFields closure, LocalDate today) =>
    [
        .. Text(FacilityField.Reason, closure.Reason, LongestReason, isNeeded: true),
        .. closure.Starts.Date < today ? [new FieldFault(FacilityField.Starts, FaultCode.InThePast)] : Nothing,
        .. closure.Ends <= closure.Starts ? [new FieldFault(FacilityField.Ends, FaultCode.EndsBeforeStart)] : Nothing,
        .. closure.Ends.Year > 9000 ? [new FieldFault(FacilityField.Ends, FaultCode.OutOfRange)] : Nothing,
        .. closure is { Building: not null, Place: null } ? [new FieldFault(FacilityField.Scope, FaultCode.Missing)] : Nothing,
    ];

    private static IEnumerable<FieldFault> Nothing => [];

    private static IEnumerable<FieldFault> Zone(string zone) =>
        zone.Length == 0 ? [new FieldFault(FacilityField.TimeZone, FaultCode.Missing)]
        : FacilityClock.Knows(zone) ? []
        : [new FieldFault(FacilityField.TimeZone, FaultCode.UnknownZone)];

    private static IEnumerable<FieldFault> Limits(IEnumerable<(FacilityField Field, object? Value)> values) =>
        values.Where(one => one.Field is FacilityField.Shortest or FacilityField.Longest or FacilityField.WindowDays or FacilityField.NoticeMinutes
                or FacilityField.MaxOpenBookings or FacilityField.MaxMinutesPerWeek or FacilityField.PersonMaxOpenBookings
                or FacilityField.PersonMaxMinutesPerWeek or FacilityField.ApprovalHours)
            .SelectMany(one => Number(one.Field, (int?)one.Value));

    private static IEnumerable<FieldFault> Lengths(int? shortest, int? longest) =>
        shortest > longest ? [new FieldFault(FacilityField.Longest, FaultCode.LongestBelowShortest)] : [];

    private static IEnumerable<FieldFault> Number(FacilityField field, int? value, bool isNeeded = false)
    {
        var (least, most) = RangeOf(field);
        return value is null ? isNeeded ? [new FieldFault(field, FaultCode.Missing)] : []
            : value < least || value > most ? [new FieldFault(field, FaultCode.OutOfRange, least, most)] : [];
    }

    private static IEnumerable<FieldFault> Text(FacilityField field, string? text, int longest, bool isNeeded = false)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return isNeeded ? [new FieldFault(field, FaultCode.Missing)] : [];
        }

        return text.Length > longest ? [new FieldFault(field, FaultCode.TooLong, Most: longest)]
            : text.Any(char.IsControl) || !IsWhole(text) ? [new FieldFault(field, FaultCode.Unreadable)] : [];
    }

    private static bool IsWhole(string text)
    {
        try
        {
            return Strict.GetByteCount(text) > 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
