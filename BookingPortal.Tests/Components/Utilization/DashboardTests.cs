using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using BookingPortal.Accounts;
using BookingPortal.Components.Ui;
using BookingPortal.Components.Utilization;
using BookingPortal.Tests.Support;
using BookingPortal.Tests.Utilization;
using BookingPortal.Utilization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Components.Utilization;

/// <summary>The dashboard as an admin reads it, over the real services; its tables and files say what the report says.</summary>
public sealed class DashboardTests(DashboardTests.Filled filled) : PortalScreens(filled.Portal), IClassFixture<DashboardTests.Filled>
{
    private const string Address = "utilization?from=2025-10-13&to=2025-11-09";

    private readonly PortalFixture _portal = filled.Portal;
    private readonly UtilizationOffice _office = filled.Office;

    [Fact]
    public async Task Page_PeriodInTheAddress_ShowsItsFiguresAsPictureSentenceAndTable()
    {
        var report = await _office.AskAsync(new UtilizationQuery(new UtilizationPeriod(new LocalDate(2025, 10, 13), new LocalDate(2025, 11, 9))));

        var page = await OpenAsync(Address);

        Assert.Equal(FigureText.Percent(report.Total.Utilization), page.Find("ul[aria-label='Key figures'] li:first-child .value").TextContent);
        var picture = page.Find("section[aria-labelledby=use-over-time] [role=img]");
        Assert.Contains(FigureText.Percent(report.Total.Utilization), picture.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(28, picture.QuerySelectorAll(".slot").Length);
        Assert.Equal(
            report.Steps.Select(step => FigureText.Percent(step.Sums.Utilization)),
            page.FindAll("section[aria-labelledby=use-over-time] tbody tr").Select(row => row.Children[1].TextContent));
        Assert.Equal(
            report.Hours.Where(hour => hour.Utilization is not null).Select(hour => (hour.Utilization!.Value * 100).ToString("0", CultureInfo.CurrentCulture)),
            page.FindAll("section[aria-labelledby=heat-map] tbody td:not(.closed)").Select(cell => cell.FirstChild!.TextContent));
        Assert.Contains("÷", page.Find("section[aria-labelledby=definitions]").TextContent, StringComparison.Ordinal);
        Assert.Contains(report.LateCancellers[0].Name, page.Find("section[aria-labelledby=cancellations]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mostused")]
    [InlineData("leastused")]
    [InlineData("toobig")]
    [InlineData("toosmall")]
    [InlineData("cancelledlate")]
    public async Task Ranking_QuestionInTheAddress_PutsItsRoomFirst(string order)
    {
        var page = await OpenAsync($"{Address}&order={order}");
        var rooms = (await _office.AskAsync(new UtilizationQuery(new UtilizationPeriod(new LocalDate(2025, 10, 13), new LocalDate(2025, 11, 9))))).Rooms;
        var first = order switch
        {
            "mostused" => rooms.MaxBy(room => room.Sums.Utilization),
            "leastused" => rooms.MinBy(room => room.Sums.Utilization),
            "toobig" => rooms.MaxBy(room => room.Sums.HalfEmptyShare),
            "toosmall" => rooms.MaxBy(room => room.Sums.OverfullShare),
            _ => rooms.MaxBy(room => room.Sums.Late),
        };

        Assert.Equal(first!.Name, page.Find("section[aria-labelledby=rooms] tbody th a").TextContent);
        Assert.Single(page.FindAll("section[aria-labelledby=rooms] nav [aria-current]"));
    }

    [Fact]
    public async Task Page_NoRoomFits_SaysSoWithAWayOut()
    {
        var page = await OpenAsync($"{Address}&seats=900-");

        Assert.Contains("No room fits", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("utilization?from=2025-10-13&to=2025-11-09", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_WordsOfNoMeaningInTheAddress_ShowsTheLastThirtyDays()
    {
        var page = await OpenAsync("utilization?from=soon&to=2025-99-99&by=moon&seats=x-y&room=-3&order=none");

        Assert.Equal(30, page.FindAll("section[aria-labelledby=use-over-time] tbody tr").Count);
    }

    [Fact]
    public async Task Csv_EachFigure_HasTheNumbersOfTheReport()
    {
        var report = await _office.AskAsync(new UtilizationQuery(new UtilizationPeriod(new LocalDate(2025, 10, 13), new LocalDate(2025, 11, 9)), UtilizationStep.Week));

        var periods = Rows(CsvFigure.Periods, report);
        Assert.Equal(report.Steps.Select(step => (step.First.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), step.Sums.OpenMinutes, step.Sums.BookedMinutes, step.Sums.Bookings, step.Sums.Cancelled, step.Sums.Late)),
            periods.Select(row => (row["first_day"], long.Parse(row["open_minutes"], CultureInfo.InvariantCulture), long.Parse(row["booked_minutes"], CultureInfo.InvariantCulture), long.Parse(row["bookings"], CultureInfo.InvariantCulture), long.Parse(row["cancelled"], CultureInfo.InvariantCulture), long.Parse(row["late"], CultureInfo.InvariantCulture))));
        Assert.Equal(report.Steps.Select(step => FigureText.Percent(step.Sums.Utilization)), periods.Select(row => double.Parse(row["utilization_percent"], CultureInfo.InvariantCulture).ToString("0.0", CultureInfo.InvariantCulture) + "%"));
        Assert.Equal(report.Rooms.Select(room => (room.Name, room.Sums.BookedMinutes)), Rows(CsvFigure.Rooms, report).Select(row => (row["room"], long.Parse(row["booked_minutes"], CultureInfo.InvariantCulture))));
        Assert.Equal(report.Hours.Select(hour => hour.BookedMinutes), Rows(CsvFigure.Hours, report).Select(row => long.Parse(row["booked_minutes"], CultureInfo.InvariantCulture)));
        Assert.Equal(report.Total.Leads, Rows(CsvFigure.LeadTimes, report).Select(row => long.Parse(row["bookings"], CultureInfo.InvariantCulture)));
        Assert.Equal(report.LateCancellers.Select(person => person.Late), Rows(CsvFigure.Cancellations, report).Select(row => long.Parse(row["late"], CultureInfo.InvariantCulture)));
        Assert.Equal(report.Total.BookedMinutes.ToString(CultureInfo.InvariantCulture), Assert.Single(Rows(CsvFigure.Summary, report))["booked_minutes"]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("Room \"A\", east", "\"Room \"\"A\"\", east\"")]
    [InlineData("Aurora", "Aurora")]
    public void S24_Csv_TextThatASpreadsheetWouldRun_IsText(string text, string cell)
    {
        var csv = new CsvDocument().Row(text, -1.5, null);

        Assert.Equal($"{cell},-1.5,\r\n", csv.ToString());
        Assert.Equal(Encoding.UTF8.GetPreamble(), csv.ToBytes()[..3]);
    }

    private static List<Dictionary<string, string>> Rows(CsvFigure figure, UtilizationReport report)
    {
        var lines = UtilizationCsv.Of(figure, report).ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private async Task<IRenderedComponent<UtilizationPage>> OpenAsync(string address)
    {
        SignIn(await A.Person("Ada Min").With(RoleNames.Admin).SaveAsync(_portal), RoleNames.Admin);
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<UtilizationPage>();
        page.WaitForState(() => page.FindAll(".dashboard, .empty").Count > 0, Patience);
        return page;
    }

    /// <summary>Filled once for all tests: they only read.</summary>
    public sealed class Filled : IAsyncLifetime
    {
        public PortalFixture Portal { get; } = new();

        public UtilizationOffice Office { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await Portal.InitializeAsync();
            Office = await UtilizationOffice.FillAsync(Portal);
        }

        public Task DisposeAsync() => Portal.DisposeAsync();
    }
}
