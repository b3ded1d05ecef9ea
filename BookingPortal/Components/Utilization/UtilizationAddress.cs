using System.Globalization;
using BookingPortal.Utilization;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using NodaTime.Text;

namespace BookingPortal.Components.Utilization;

/// <summary>
/// What the address of the dashboard says: period, step, filters and order. A value that nobody can read counts as not
/// given, so that an old or mistyped link still opens the dashboard.
/// </summary>
/// <param name="First">Null, as <paramref name="Last"/>, means the last 30 days that are over.</param>
/// <param name="Step">Null means what suits the length of the period.</param>
public sealed record UtilizationAddress(LocalDate? First, LocalDate? Last, UtilizationStep? Step)
{
    public const string Path = "utilization";

    public const int UsualDays = 30;

    public string? Place { get; init; }

    public string? Building { get; init; }

    public int? MinSeats { get; init; }

    public int? MaxSeats { get; init; }

    public int? Room { get; init; }

    public RankingOrder Order { get; init; }

    public bool HasFilter => Place is not null || Building is not null || MinSeats is not null || MaxSeats is not null || Room is not null;

    public UtilizationAddress WithoutFilter => this with { Place = null, Building = null, MinSeats = null, MaxSeats = null, Room = null };

    public static UtilizationAddress Of(
        string? from, string? to, string? by, string? place, string? building, string? seats, string? room, string? order)
    {
        var (first, last) = (Day(from), Day(to));
        var isPeriod = first is not null && last is not null && UtilizationPeriod.IsPossible(first.Value, last.Value);
        var sizes = (seats ?? "").Split('-');
        return new UtilizationAddress(isPeriod ? first : null, isPeriod ? last : null, Named<UtilizationStep>(by))
        {
            Place = Words(place),
            Building = Words(building),
            MinSeats = Number(sizes[0]),
            MaxSeats = sizes.Length == 2 ? Number(sizes[1]) : null,
            Room = Number(room),
            Order = Named<RankingOrder>(order) ?? RankingOrder.MostUsed,
        };
    }

    public static LocalDate? Day(string? text) => text is not null && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) ? date : null;

    /// <summary>From one day to another; where that is too long or turned round, the other end gives way.</summary>
    public UtilizationAddress During(LocalDate first, LocalDate last, bool keepsFirst)
    {
        (first, last) = (Known(first), Known(last));
        if (keepsFirst)
        {
            last = LocalDate.Max(first, LocalDate.Min(last, first.PlusDays(UtilizationPeriod.MostDays - 1)));
        }
        else
        {
            first = LocalDate.Min(last, LocalDate.Max(first, last.PlusDays(1 - UtilizationPeriod.MostDays)));
        }

        return this with { First = first, Last = last };
    }

    public UtilizationQuery ToQuery(LocalDate today)
    {
        var period = First is { } first && Last is { } last ? new UtilizationPeriod(first, last) : UtilizationPeriod.LastDays(today.PlusDays(-1), UsualDays);
        return new UtilizationQuery(period, Step ?? (period.Days <= 45 ? UtilizationStep.Day : period.Days <= 200 ? UtilizationStep.Week : UtilizationStep.Month))
        {
            Place = Place,
            Building = Building,
            MinSeats = MinSeats,
            MaxSeats = MaxSeats,
            FacilityId = Room,
        };
    }

    /// <summary>Relative to the base address, in one fixed order: the same view has the same address.</summary>
    public string ToUri() => Path + Query();

    public string ToCsv(CsvFigure figure) => $"{Path}/{figure.ToString().ToLowerInvariant()}.csv{Query()}";

    private static LocalDate Known(LocalDate date) => LocalDate.Min(LocalDate.Max(date, UtilizationPeriod.Earliest), UtilizationPeriod.Latest);

    private static T? Named<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim() is { Length: <= 100 } words ? words : null;

    private QueryString Query()
    {
        var query = new QueryBuilder();
        Add("from", First is { } first ? LocalDatePattern.Iso.Format(first) : null);
        Add("to", Last is { } last ? LocalDatePattern.Iso.Format(last) : null);
        Add("by", Step?.ToString().ToLowerInvariant());
        Add("place", Place);
        Add("building", Building);
        Add("seats", MinSeats is null && MaxSeats is null ? null : string.Create(CultureInfo.InvariantCulture, $"{MinSeats}-{MaxSeats}"));
        Add("room", Room?.ToString(CultureInfo.InvariantCulture));
        Add("order", Order == RankingOrder.MostUsed ? null : Order.ToString().ToLowerInvariant());
        return query.ToQueryString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
    }
}
