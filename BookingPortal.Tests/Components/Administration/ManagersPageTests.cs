using BookingPortal.Accounts;
using BookingPortal.Components.Administration.Managers;
using BookingPortal.Components.Ui;
using BookingPortal.Tests.Facilities;
using BookingPortal.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Components.Administration;

public sealed class ManagersPageTests(PortalFixture portal) : PortalScreens(portal), IClassFixture<PortalFixture>
{
    private readonly PortalFixture _portal = portal;

    [Fact]
    public async Task Managers_GivenABuildingAndTakenAway_StandInTheList()
    {
        await A.Facility().In("Berlin", "UTC").InBuilding("North").SaveAsync(_portal);
        await A.Facility().In("Berlin", "UTC").InBuilding("South").SaveAsync(_portal);
        await A.Person("Kim Caretaker").SaveAsync(_portal);
        SignIn(await _portal.AdminAsync(), RoleNames.Admin);
        var said = new List<Toast>();
        Services.GetRequiredService<UiNotifier>().Shown += said.Add;
        var page = Render<ManagersPage>();
        page.WaitForElement("#m-person", Patience);

        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Choose a person", page.Markup, StringComparison.Ordinal), Patience);

        await page.Find("#m-person").InputAsync("Kim");
        await page.WaitForElement("#m-person-list li", Patience).ClickAsync(new MouseEventArgs());
        page.Find("#m-scope").Change("Building");
        page.WaitForElement("#m-building", Patience).Change("South");
        page.Find("form").Submit();

        var take = page.WaitForElement("button[aria-label='Take Berlin, South away from Kim Caretaker']", Patience);
        Assert.Contains("Facilities: 1", page.Find(".list").TextContent, StringComparison.Ordinal);
        await take.ClickAsync(new MouseEventArgs());
        page.WaitForAssertion(() => Assert.Contains("Nobody is a delegated manager yet.", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal(["Kim Caretaker manages Berlin, South.", "Kim Caretaker no longer manages Berlin, South."], said.Select(toast => toast.Text));

        await page.InvokeAsync(() => said[^1].Action!());
        page.WaitForElement("button[aria-label='Take Berlin, South away from Kim Caretaker']", Patience);
    }
}
