using BookingPortal.Accounts;
using BookingPortal.Components.Administration;
using BookingPortal.Facilities;
using BookingPortal.Tests.Facilities;
using BookingPortal.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components.Web;

namespace BookingPortal.Tests.Components.Administration;

/// <summary>The editor of a facility as an admin meets it, over the real services.</summary>
public sealed class FacilityPageTests(PortalFixture portal) : PortalScreens(portal), IClassFixture<PortalFixture>
{
    private readonly PortalFixture _portal = portal;

    [Fact]
    public async Task Editor_SomethingIsWrong_SaysItAtItsFieldAndSavesNothing()
    {
        var page = await OpenAsync("Wrong");
        page.Find("#f-capacity").Change("0");
        page.Find("#f-time_zone").Change("Berlin");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.EndsWith("Between 1 and 1000.", page.Find("#f-capacity-error").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("true", page.Find("#f-capacity").GetAttribute("aria-invalid"));
        Assert.Contains("Europe/Berlin", page.Find("#f-time_zone-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(8, await _portal.SqlAsync("SELECT capacity FROM facilities WHERE name = 'Wrong'"));
    }

    [Fact]
    public async Task Editor_SomebodyWasFaster_ReadsWhatAndWho_KeepsTheEntriesAndSavesThemThen()
    {
        var page = await OpenAsync("Contended");
        var other = await _portal.AdminAsync("Ben Faster");
        var id = (int)(await _portal.SqlAsync("SELECT id FROM facilities WHERE name = 'Contended'"))!;
        var seen = (await _portal.SheetAsync(other, id)).Fields;
        await _portal.SaveAsync(other, new FacilityChange.Edit(id, seen, seen with { Capacity = 30 }));

        page.Find("#f-floor").Change("7");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Ben Faster", page.Find(".notice-warning").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("Capacity: 8 → 30", page.Find(".notice-warning").TextContent, StringComparison.Ordinal);
        Assert.Equal("7", page.Find("#f-floor").GetAttribute("value"));

        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".notice-warning")), Patience);
        Assert.Equal("7", await _portal.SqlAsync("SELECT floor FROM facilities WHERE id = $1", id));
    }

    [Fact]
    public async Task Hours_AnotherWindowAfterMidnight_IsSavedFromToday()
    {
        var page = await OpenAsync("Night");
        await page.WaitForElement("button[aria-label='Add hours on Monday']", Patience).ClickAsync(new MouseEventArgs());
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("input[aria-label='Monday: opens']").Count), Patience);
        page.FindAll("input[aria-label='Monday: closes']")[0].Change("08:00");
        page.FindAll("input[aria-label='Monday: opens']")[1].Change("10:00");
        page.FindAll("input[aria-label='Monday: closes']")[1].Change("00:00");
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Save hours").Click();

        page.WaitForAssertion(() => Assert.Contains("Mo 00:00-08:00,10:00-24:00", page.Find(".weeks").TextContent, StringComparison.Ordinal), Patience);
    }

    private async Task<IRenderedComponent<FacilityPage>> OpenAsync(string name)
    {
        var admin = await _portal.AdminAsync();
        SignIn(admin, RoleNames.Admin);
        var id = await _portal.MustAddAsync(admin, AdminDeskScene.Room(name));
        var page = Render<FacilityPage>(parameters => parameters.Add(one => one.Id, id));
        page.WaitForElement("#f-capacity", Patience);
        return page;
    }
}
