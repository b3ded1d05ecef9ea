using System.Text.Json;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

public sealed class CalendarFileTests
{
    private const string Hostile = "Q3; plan, \\o/\r\nATTENDEE:mailto:evil@evil.example\nEND:VEVENT\r\u0007 \"x\"";

    private static readonly Instant Stamp = Instant.FromUtc(2027, 3, 1, 7, 5, 9);

    private static readonly CalendarEvent Plain = new(
        Guid.Parse("0b5d77aa-1111-8222-9333-444455556666"), 3,
        new TimeSlot(Instant.FromUtc(2027, 3, 2, 9, 0), Instant.FromUtc(2027, 3, 2, 9, 45)),
        "Standup", "Aurora, Berlin", BookingStatus.Confirmed, Instant.FromUtc(2027, 2, 1, 8, 0), Instant.FromUtc(2027, 2, 2, 8, 0));

    [Fact]
    public void Write_ABooking_IsOneEventInUtcWithAllThatCalendarsAskFor() => Assert.Equal(
        string.Join("\r\n",
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//BookingPortal//BookingPortal//EN", "CALSCALE:GREGORIAN", "BEGIN:VEVENT",
            "UID:0b5d77aa-1111-8222-9333-444455556666", "SEQUENCE:3", "DTSTAMP:20270301T070509Z", "CREATED:20270201T080000Z",
            "LAST-MODIFIED:20270202T080000Z", "DTSTART:20270302T090000Z", "DTEND:20270302T094500Z", "STATUS:CONFIRMED", "CLASS:PUBLIC",
            "TRANSP:OPAQUE", "SUMMARY:Standup", "LOCATION:Aurora\\, Berlin", "END:VEVENT", "END:VCALENDAR", ""),
        CalendarFile.Write(Plain, Stamp));

    [Fact]
    public void S24_Write_HostileText_StaysOneValueAndReadsBack()
    {
        var file = CalendarFile.Write(
            Plain with
            {
                Title = Hostile,
                Location = Hostile,
                Description = Hostile,
                Url = "https://meet.example/a;b,c\r\nATTENDEE:x",
                Organizer = new CalendarParty("Desk \"A\"; ^B\r\nX:y", "desk@test.example"),
                Attendee = new CalendarParty("Robin", "robin@test.example\r\nATTENDEE:mailto:evil@evil.example"),
            },
            Stamp);

        var read = Hostile.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\u0007", "", StringComparison.Ordinal);
        Assert.Equal((read, read), (CalendarReader.Text(file, "SUMMARY"), CalendarReader.Text(file, "LOCATION")));
        Assert.Equal("https://meet.example/a;b,cATTENDEE:x", CalendarReader.Find(file, "URL"));
        Assert.Equal("mailto:desk@test.example", CalendarReader.Find(file, "ORGANIZER;CN=\"Desk ^'A^'; ^^BX:y\""));
        Assert.Single(CalendarReader.Lines(file), line => line.Name.StartsWith("ATTENDEE", StringComparison.Ordinal));
        Assert.Single(CalendarReader.Lines(file), line => line is ("END", "VEVENT"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ß")]
    [InlineData("会")]
    [InlineData("👩🏽‍🚀")]
    [InlineData("\\")]
    public void S24_Write_LongLines_AreFoldedAt75OctetsAndNoCharacterIsCut(string letter)
    {
        // Every length, so that each kind of character meets the edge of a line in each of its octets.
        for (var length = 1; length <= 90; length++)
        {
            var title = new string('x', length % 5) + string.Concat(Enumerable.Repeat(letter, length));
            Assert.Equal(title, CalendarReader.Text(CalendarFile.Write(Plain with { Title = title }, Stamp), "SUMMARY"));
        }
    }

    [Theory]
    [InlineData(BookingStatus.Pending, null, "TENTATIVE")]
    [InlineData(BookingStatus.Confirmed, CalendarMethod.Request, "CONFIRMED")]
    [InlineData(BookingStatus.Confirmed, CalendarMethod.Cancel, "CANCELLED")]
    [InlineData(BookingStatus.Cancelled, null, "CANCELLED")]
    public void Write_States_AreThoseOfTheStandard(BookingStatus status, CalendarMethod? method, string expected)
    {
        var file = CalendarFile.Write(Plain with { Status = status, IsPrivate = true }, Stamp, method);

        Assert.Equal(expected, CalendarReader.Find(file, "STATUS"));
        Assert.Equal(method?.ToString().ToUpperInvariant(), CalendarReader.Find(file, "METHOD"));
        Assert.Equal("PRIVATE", CalendarReader.Find(file, "CLASS"));
    }

    [Fact]
    public void S26_Uid_OfARequest_IsStableAndTellsNothingOfIt()
    {
        var request = Guid.Parse("9a1b2c3d-0000-4000-8000-123456789abc");
        var uid = CalendarEvent.UidOf(request);

        Assert.Equal(uid, CalendarEvent.UidOf(request));
        Assert.NotEqual(request, uid);
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(_ => CalendarEvent.UidOf(Guid.NewGuid())).Distinct().Count());
    }

    /// <summary>A reader that others wrote (ical.js of Mozilla's calendar) understands the same.</summary>
    [Fact]
    public async Task S24_Write_ReadByIcalJs_SaysTheSame()
    {
        var library = Path.Combine(SourceTree.Root, ".tools", "node_modules", "ical.js", "dist", "ical.js");
        Assert.True(File.Exists(library), "ical.js is not on this machine: ./test gets it from the npm registry where node and npm are.");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, CalendarFile.Write(
            Plain with { Title = "Große, 会議; \\ 👩🏽‍🚀 " + new string('ü', 200), Description = "one\ntwo", Attendee = new CalendarParty("Kim \"K\" Example", "kim@test.example") },
            Stamp, CalendarMethod.Request));
        const string Read = """
            import { readFileSync } from 'node:fs';
            const { default: ICAL } = await import(process.argv[1]);
            const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], 'utf8')));
            const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent'));
            console.log(JSON.stringify([calendar.getFirstPropertyValue('method'), event.uid, event.summary, event.description, event.location,
              event.startDate.toJSDate().toISOString(), event.endDate.toJSDate().toISOString(), String(event.sequence), event.attendees[0].getParameter('cn')]));
            """;

        var answer = await ToolRunner.RunAsSelfAsync("node", ["--input-type=module", "-e", Read, library, file], CancellationToken.None);
        File.Delete(file);

        Assert.True(answer.Succeeded, $"node did not run: {answer.Words}");
        Assert.Equal(
            ["REQUEST", "0b5d77aa-1111-8222-9333-444455556666", "Große, 会議; \\ 👩🏽‍🚀 " + new string('ü', 200), "one\ntwo", "Aurora, Berlin",
                "2027-03-02T09:00:00.000Z", "2027-03-02T09:45:00.000Z", "3", "Kim \"K\" Example"],
            JsonSerializer.Deserialize<string[]>(answer.Output)!);
    }
}
