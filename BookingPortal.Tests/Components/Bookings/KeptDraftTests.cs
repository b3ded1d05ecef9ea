using BookingPortal.Components.Bookings;

namespace BookingPortal.Tests.Components.Bookings;

public sealed class KeptDraftTests
{
    [Fact]
    public void ToInput_AsABrowserKeepsIt_IsTheFormAgain()
    {
        var input = Kept(new()
        {
            ["title"] = "Planning",
            ["date"] = "2027-03-02",
            ["start"] = "10:00",
            ["end"] = "10:30:00",
            ["attendees"] = "4",
            ["private"] = "on",
            ["description"] = "Agenda",
            ["meeting-url"] = "https://meet.example/a",
            ["end-which"] = "later",
            ["owner-id"] = "7",
            ["owner-name"] = "Kim Example",
        }).ToInput();

        Assert.Equal(("Planning", new DateOnly(2027, 3, 2), new TimeOnly(10, 0), new TimeOnly(10, 30), 4), (input.Title, input.Date, input.Start, input.End, input.Attendees));
        Assert.Equal((true, "Agenda", "https://meet.example/a", true), (input.IsPrivate, input.Description, input.MeetingUrl, input.EndIsLater));
        Assert.Equal((7, "Kim Example"), (input.OnBehalfOf!.Id, input.OnBehalfOf.FullName));
    }

    [Fact]
    public void ToInput_OfRubbish_LeavesFieldsEmpty()
    {
        var input = Kept(new() { ["date"] = "31 February", ["start"] = "25:99", ["attendees"] = "-1e9", ["owner-id"] = "'; --" }).ToInput();

        Assert.Equal((null, null, null, null), (input.Date, input.Start, input.Attendees, input.OnBehalfOf));
        Assert.Equal("", new KeptDraft(1, 1, Guid.Empty, false).ToInput().Title);
    }

    private static KeptDraft Kept(Dictionary<string, string> fields) => new(1, 1, Guid.NewGuid(), Sent: false, Fields: fields);
}
