using AngleSharp.Dom;
using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using Bunit;
using NodaTime;

namespace BookingPortal.Tests.Components.Bookings;

public sealed class BookingFormTests : BookingContext
{
    private readonly BookingInput _input = BookingInput.Of(Slot(At(2027, 3, 2, 10), 30), Berlin);
    private int _changes;

    [Fact]
    public void Render_APickedSlot_StandsInTheFieldsOnTheRoomsWallClockWithItsZoneNamed()
    {
        var form = Draw();

        Assert.Equal(("2027-03-02", "10:00:00", "10:30:00"), (Value(form, "#b-date"), Value(form, "#b-start"), Value(form, "#b-end")));
        Assert.Equal("true", Chip(form, "30 min").GetAttribute("aria-pressed"));
        Assert.Contains("Times in Berlin (Europe/Berlin, UTC+1)", form.Markup, StringComparison.Ordinal);
        Assert.Contains("Aurora has 10 seats.", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Click_OnALength_MovesTheEnd()
    {
        var form = Draw();

        await Chip(form, "90 min").ClickAsync();

        Assert.Equal("11:30:00", Value(form, "#b-end"));
        Assert.Equal(Duration.FromMinutes(90), FormTimes.Of(_input, Berlin).Length);
    }

    [Fact]
    public async Task Change_OfTheStart_KeepsTheLength()
    {
        var form = Draw();

        await form.Find("#b-start").ChangeAsync("23:45:00");

        Assert.Equal("00:15:00", Value(form, "#b-end"));
        Assert.True(_input.EndsNextDay);
        Assert.Equal(Duration.FromMinutes(30), FormTimes.Of(_input, Berlin).Length);
    }

    [Fact]
    public async Task Change_OfTheEndBeforeTheStart_OffersTheNextDayInsteadOfTakingIt()
    {
        var form = Draw();

        await form.Find("#b-end").ChangeAsync("09:00:00");

        Assert.False(_input.EndsNextDay);
        await form.Find("input[name='ends-next-day']").ChangeAsync(true);
        Assert.Equal(Duration.FromHours(23), FormTimes.Of(_input, Berlin).Length);
    }

    [Fact]
    public async Task Change_ToATimeThatTheClockSkips_NamesTheNextOne()
    {
        var form = Draw();

        await form.Find("#b-date").ChangeAsync("2027-03-28");
        await form.Find("#b-start").ChangeAsync("02:30:00");

        var error = form.Find("#b-time-error");
        Assert.Equal("alert", error.GetAttribute("role"));
        Assert.Contains("02:30 does not exist on this day: the clock is put forward. The next time is 03:00.", error.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", form.Find("#b-start").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Change_ToATimeThatTheClockShowsTwice_AsksWhichOne()
    {
        var form = Draw();
        await form.Find("#b-date").ChangeAsync("2027-10-31");
        await form.Find("#b-start").ChangeAsync("02:15:00");
        Assert.Equal(Instant.FromUtc(2027, 10, 31, 0, 15), FormTimes.Of(_input, Berlin).StartsAt);

        var choices = form.FindAll("input[name='start-which']");
        Assert.Equal(2, choices.Count);
        Assert.Contains("The second 02:15 (UTC+1)", form.Markup, StringComparison.Ordinal);
        await choices[1].ChangeAsync("later");

        var times = FormTimes.Of(_input, Berlin);
        Assert.Equal(Instant.FromUtc(2027, 10, 31, 1, 15), times.StartsAt);
        Assert.Equal(Duration.FromMinutes(30), times.Length);
    }

    [Fact]
    public async Task Change_ToNoTime_SaysWhatIsMissing()
    {
        var form = Draw();

        await form.Find("#b-end").ChangeAsync("");

        Assert.Contains("Choose an end.", form.Find("#b-time-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Untouched_SpeaksOfTimeButNotYetOfTheTitle()
    {
        Refusal[] refusals = [new(RefusalCode.TitleMissing), new(RefusalCode.EndNotAfterStart)];

        var form = Draw(refusals);

        Assert.DoesNotContain("Give it a title", form.Markup, StringComparison.Ordinal);
        Assert.Contains("The end must be after the start.", form.Find("#b-time-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Type_InTheTitle_TellsTheDialogAndLetsItsRulesSpeak()
    {
        var form = Draw([new(RefusalCode.TitleTooLong, 255, 300)]);

        await form.Find("#b-title").InputAsync("x");

        Assert.Equal(1, _changes);
        Assert.Contains("The title has 300 characters; 255 fit.", form.Find("#b-title-error[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_AfterASubmit_SpeaksAtEveryFieldAndOpensTheHiddenOnes()
    {
        Refusal[] refusals =
        [
            new(RefusalCode.TitleMissing), new(RefusalCode.MoreThanCapacity, 10, "Aurora"), new(RefusalCode.MeetingUrlInvalid, 500),
            new(RefusalCode.DescriptionTooLong, 10_000, 12_000), new(RefusalCode.FacilityNotInUse),
        ];

        var form = Draw(refusals, showAll: true);

        foreach (var field in new[] { "b-title", "b-attendees", "b-meeting-url", "b-description" })
        {
            Assert.NotEqual("", form.Find($"#{field}-error[role=alert]").TextContent.Trim());
            Assert.Contains($"{field}-error", form.Find($"#{field}").GetAttribute("aria-describedby"), StringComparison.Ordinal);
        }

        Assert.Contains("can no longer be booked", form.Find(".notice[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void S22_Render_HostileTexts_AreText()
    {
        (_input.Title, _input.Description, _input.MeetingUrl) = (Hostile, Hostile, Hostile);
        _input.OnBehalfOf = new PersonHit(7, Hostile, Hostile);

        var form = Draw([new(RefusalCode.DuringClosure, Hostile, NodaConstants.UnixEpoch)], isStaff: true);

        Assert.Empty(form.FindAll("img"));
        Assert.Equal(Hostile, Value(form, "#b-title"));
        Assert.Contains(Hostile, form.Find("#b-time-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ForEmployees_AsksForNobodyElse() => Assert.Empty(Draw().FindAll("#b-for"));

    private static string? Value(IRenderedComponent<BookingForm> form, string selector) => form.Find(selector).GetAttribute("value");

    private static IElement Chip(IRenderedComponent<BookingForm> form, string text) =>
        form.FindAll(".chip").Single(chip => chip.TextContent.Trim() == text);

    private IRenderedComponent<BookingForm> Draw(IReadOnlyList<Refusal>? refusals = null, bool showAll = false, bool isStaff = false) =>
        Render<BookingForm>(with => with
            .Add(form => form.Input, _input)
            .Add(form => form.Room, Room())
            .Add(form => form.Refusals, refusals ?? [])
            .Add(form => form.ShowAll, showAll)
            .Add(form => form.SearchPeople, isStaff ? (_, _) => Task.FromResult<IReadOnlyList<PersonHit>>([]) : null)
            .Add(form => form.OnChanged, () => _changes++));
}
