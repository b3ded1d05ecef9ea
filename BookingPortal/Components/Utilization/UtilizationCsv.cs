using BookingPortal.Components.Ui;
using BookingPortal.Utilization;
using NodaTime;

namespace BookingPortal.Components.Utilization;

/// <summary>The figures of the page as files: the same report, minutes instead of hours. Column names are the same in every language.</summary>
public static class UtilizationCsv
{
    private static readonly string[] SumColumns =
    [
        "facility_days", "open_minutes", "booked_minutes", "utilization_percent", "booked_outside_minutes", "bookings", "attendees", "seats_booked",
        "seats_filled_percent", "half_empty_bookings", "overfull_bookings", "lead_minutes_mean", "cancelled", "cancelled_minutes", "late", "late_minutes",
    ];

    public static CsvDocument Of(CsvFigure figure, UtilizationReport report) => figure switch
    {
        CsvFigure.Periods => Rows(["first_day", "last_day", .. SumColumns], report.Steps.Select(step => (IEnumerable<object?>)[Day(step.First), Day(step.Last), .. Sums(step.Sums)])),
        CsvFigure.Rooms => Rows(["room", "place", "building", "seats_today", "retired", .. SumColumns], report.Rooms.Select(room =>
            (IEnumerable<object?>)[room.Name, room.Place, room.Building, room.Seats, room.IsRetired ? "yes" : "no", .. Sums(room.Sums)])),
        CsvFigure.Hours => Rows(["weekday", "hour", "open_minutes", "booked_minutes", "utilization_percent"], report.Hours.Select(hour =>
            (IEnumerable<object?>)[hour.Weekday.ToString(), hour.Hour, hour.OpenMinutes, hour.BookedMinutes, Percent(hour.Utilization)])),
        CsvFigure.LeadTimes => Rows(["made_ahead", "bookings", "percent"], Enum.GetValues<LeadTime>().Select(lead =>
            (IEnumerable<object?>)[lead.ToString(), report.Total.Leads[(int)lead], Percent(report.Total.Bookings == 0 ? null : (double)report.Total.Leads[(int)lead] / report.Total.Bookings)])),
        CsvFigure.Cancellations => Rows(["cancelled_by", "cancelled", "late", "late_minutes"], report.LateCancellers.Select(person =>
            (IEnumerable<object?>)[person.Name, person.Cancelled, person.Late, person.LateMinutes])),
        _ => Rows(["first_day", "last_day", .. SumColumns, "peak_at_utc", "peak_rooms_booked", "peak_rooms_in_service"],
            [[Day(report.Query.Period.First), Day(report.Query.Period.Last), .. Sums(report.Total), report.Peak?.At.Start.ToString(), report.Peak?.Booked, report.Peak?.InService]]),
    };

    private static CsvDocument Rows(IEnumerable<string> header, IEnumerable<IEnumerable<object?>> rows) =>
        rows.Aggregate(new CsvDocument().Row(header), (document, row) => document.Row(row));

    private static IEnumerable<object?> Sums(UtilizationSums sums) =>
    [
        sums.FacilityDays, sums.OpenMinutes, sums.BookedMinutes, Percent(sums.Utilization), sums.OutsideMinutes, sums.Bookings, sums.Attendees, sums.SeatsBooked,
        Percent(sums.SeatsFilled), sums.HalfEmpty, sums.Overfull, sums.LeadTime is { } lead ? Math.Round(lead.TotalMinutes, 1) : null,
        sums.Cancelled, sums.CancelledMinutes, sums.Late, sums.LateMinutes,
    ];

    private static double? Percent(double? share) => share is { } part ? Math.Round(part * 100, 1, MidpointRounding.AwayFromZero) : null;

    private static string Day(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
