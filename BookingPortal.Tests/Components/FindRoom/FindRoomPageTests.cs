using System.Globalization;
using BookingPortal.Accounts;
using BookingPortal.Components.FindRoom;
using BookingPortal.Components.Ui;
using BookingPortal.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;

namespace BookingPortal.Tests.Components.FindRoom;

/// <summary>The page as a whole, over the real services.</summary>
public sealed class FindRoomPageTests(PortalFixture portal) : PortalScreens(portal), IClassFixture<PortalFixture>
{
    private readonly PortalFixture _portal = portal;

    [Fact]
    public async Task Sentence_Understood_FillsTheAddressAndFindsTheSmallestRoom()
    {
        var place = $"Place {Guid.NewGuid():N}"[..20];
        var large = await A.Facility("Large").In(place, "UTC").Seating(20).SaveAsync(_portal);
        var small = await A.Facility("Small").In(place, "UTC").Seating(6).SaveAsync(_portal);
        await A.Facility("Tiny").In(place, "UTC").Seating(2).SaveAsync(_portal);
        SignIn(await A.Person().AtHomeIn(place).SaveAsync(_portal));
        var page = Draw("find");

        await page.Find("#f-say").ChangeAsync($"tomorrow 14:00 6 people 45 min {place} trampoline");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal([small.Name, large.Name], Names(page)), Patience);
        var uri = Services.GetRequiredService<NavigationManager>().Uri;
        Assert.Contains("people=6&length=45&date=", uri, StringComparison.Ordinal);
        Assert.Contains("from=14%3A00&until=14%3A45", uri, StringComparison.Ordinal);
        Assert.Contains("Not understood: “trampoline”", page.Find("#f-said").TextContent, StringComparison.Ordinal);
        Assert.Contains("Fits exactly · In your place · From the time you named", page.Find(".why").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FIND3_NothingFits_SaysWhichWishEachAnswerBreaks()
    {
        var place = $"Place {Guid.NewGuid():N}"[..20];
        var room = await A.Facility("Only").In(place, "UTC").Seating(8).SaveAsync(_portal);
        var robin = await A.Person().SaveAsync(_portal);
        await _portal.MustBookAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id));
        SignIn(robin);

        var page = Draw($"find?people=6&length=60&date={await DayAsync()}&from=09:00&until=10:00&place={Uri.EscapeDataString(place)}");

        page.WaitForAssertion(() => Assert.Equal("Nothing fits. This comes nearest:", page.Find("#answers").TextContent), Patience);
        Assert.Contains("Other time: 08:00–09:00", page.Find(".breaks").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Book_OpensTheDialogFilledAndReadsTheAnswersAgain()
    {
        var place = $"Place {Guid.NewGuid():N}"[..20];
        var room = await A.Facility("Only").In(place, "UTC").Seating(8).SaveAsync(_portal);
        SignIn(await A.Person().SaveAsync(_portal));
        var host = Render<UiHost>();
        var page = Draw($"find?people=6&length=60&date={await DayAsync()}&from=09:00&until=10:00&place={Uri.EscapeDataString(place)}");
        page.WaitForElement(".book", Patience);

        _ = page.Find(".book").ClickAsync();
        host.WaitForElement("#b-title", Patience);
        Assert.Equal("6", host.Find("[name=attendees]").GetAttribute("value"));
        await host.Find("#b-title").InputAsync("Standup");
        await host.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.StartsWith("Nothing fits", page.Find("#answers").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(6, await _portal.SqlAsync("SELECT attendee_count FROM bookings WHERE facility_id = $1", room.Id));
    }

    [Fact]
    public async Task For_StaffLookForSomebody_TheDialogBooksForThem_OthersCannot()
    {
        var place = $"Place {Guid.NewGuid():N}"[..20];
        await A.Facility("Only").In(place, "UTC").SaveAsync(_portal);
        var kim = await A.Person("Kim Holder").SaveAsync(_portal);
        var uri = $"find?people=2&length=60&date={await DayAsync()}&place={Uri.EscapeDataString(place)}&for={kim.Id.ToString(CultureInfo.InvariantCulture)}";
        SignIn(await A.StaffMember().SaveAsync(_portal), RoleNames.Staff);
        var page = Draw(uri);
        page.WaitForAssertion(() => Assert.Contains("For Kim Holder", page.Markup, StringComparison.Ordinal), Patience);

        SignIn(await A.Person().SaveAsync(_portal));
        var other = Draw(uri + "&text=Only");
        other.WaitForElement(".book", Patience);
        Assert.DoesNotContain("Kim Holder", other.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("find?people=0&length=7&date=31-02&from=99&until=x&for=-1", "people=2&length=60")]
    [InlineData("find?date=2031-05-05&from=10:00&until=09:00", "The end must be after the start.")]
    public async Task Address_ThatNobodyCanRead_IsPassedOver(string address, string shown)
    {
        SignIn(await A.Person().SaveAsync(_portal));

        var page = Draw(address);

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#answers")), Patience);
        page.WaitForElement("#f-people", Patience);
        Assert.True(page.Markup.Contains(shown, StringComparison.Ordinal) || page.Find("#f-people").GetAttribute("value") == "2");
    }

    private async Task<string> DayAsync() => LocalDatePattern.Iso.Format((await _portal.SlotAsync(9, 10)).Start.InUtc().Date);

    private IRenderedComponent<FindRoomPage> Draw(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<FindRoomPage>();
    }

    private static IEnumerable<string> Names(IRenderedComponent<FindRoomPage> page) => page.FindAll("article h3").Select(name => name.TextContent);
}
