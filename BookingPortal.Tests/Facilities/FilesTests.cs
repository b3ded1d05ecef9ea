using BookingPortal.Components.Ui;
using BookingPortal.Facilities;
using BookingPortal.Facilities.Files;
using NodaTime;
using static BookingPortal.Tests.Facilities.AdminDeskScene;

namespace BookingPortal.Tests.Facilities;

public sealed class FilesTests
{
    private static readonly string Header = string.Join(',', FacilityFile.Columns.Select(FieldValues.NameOf));

    [Fact]
    public void S24_FacilitiesWrittenAndRead_AreTheSame_AlsoWhereACellLooksLikeAFormula()
    {
        ImportRow[] rows =
        [
            new(2, 7, Room("=2+5") with { Building = "+North", Floor = "-1", Description = "@home, \"quoted\"\nsecond line", Features = ["A, B", "C"], RequiresApproval = true, Longest = 90 }, EveryDay(480, 1080)),
            new(4, null, Room("Plain") with { Building = null }, [new WeekWindow(IsoDayOfWeek.Friday, 0, 1440)]),
        ];

        var csv = rows.Aggregate(new CsvDocument().Row(FacilityFile.Columns.Select(FieldValues.NameOf)), (file, row) => file.Row(FacilityFile.Cells(row)));
        Assert.Contains("'=2+5", csv.ToString(), StringComparison.Ordinal);
        var (read, faults) = FacilityFile.Read("\uFEFF" + csv);

        Assert.Empty(faults);
        Assert.Equal(rows.Select(Said), read.Select(Said));

        static string Said(ImportRow row) => $"{row.Line} {row.Id} {string.Join('|', row.Fields.Values().Select(one => FieldValues.Say(one.Value)))} {WeekText.Say(row.Week!)}";
    }

    [Fact]
    public void Read_CellsThatAreNotOfTheirKind_AreNamedByLineAndColumn()
    {
        var (rows, faults) = FacilityFile.Read($"{Header.Replace(',', ';')}\r\n;A;B;;;UTC;many;;;perhaps{new string(';', 10)}Monday\r\n");

        Assert.Empty(rows);
        Assert.Equal([FacilityField.Capacity, FacilityField.RequiresApproval, FacilityField.OpeningHours], faults.Select(fault => fault.Field).Order());
        Assert.All(faults, fault => Assert.Equal((2, FaultCode.NotOfItsKind), (fault.Line!.Value, fault.Code)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("name,place\r\nA,B\r\n")]
    [InlineData("id,\"name\r\nA")]
    public void Read_NoSuchTable_IsRefused(string text) => Assert.NotEmpty(FacilityFile.Read(text).Faults);

    [Fact]
    public void Read_Calendar_TakesWholeDaysAlone()
    {
        var (holidays, leftOut) = HolidayFile.Read(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
            + "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20271224\r\nDTEND;VALUE=DATE:20271227\r\nSUMMARY;LANGUAGE=\"x:y\":Christmas\\, and\\n more th\r\n an one line\r\nBEGIN:VALARM\r\nSUMMARY:Wake up\r\nEND:VALARM\r\nEND:VEVENT\r\n"
            + "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270501\nSUMMARY:Labour Day\nEND:VEVENT\n"
            + "BEGIN:VEVENT\r\nDTSTART:20270501T090000Z\r\nSUMMARY:A meeting\r\nEND:VEVENT\r\n"
            + "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270101\r\nRRULE:FREQ=DAILY\r\nSUMMARY:For ever\r\nEND:VEVENT\r\n"
            + "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270230\r\nSUMMARY:No such day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")!.Value;

        Assert.Equal(
            [new Holiday(new(2027, 5, 1), new(2027, 5, 2), "Labour Day"), new Holiday(new(2027, 12, 24), new(2027, 12, 27), "Christmas, and  more than one line")],
            holidays);
        Assert.Equal(3, leftOut);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name,place")]
    [InlineData("END:VEVENT")]
    public void Read_NoCalendar_IsNull(string text) => Assert.Null(HolidayFile.Read(text));
}
