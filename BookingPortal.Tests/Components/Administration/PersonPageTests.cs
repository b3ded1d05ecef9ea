using BookingPortal.Accounts;
using BookingPortal.Components.Administration.People;
using BookingPortal.Components.Ui;
using BookingPortal.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components.Web;

namespace BookingPortal.Tests.Components.Administration;

/// <summary>One person as an admin meets him, over the real services.</summary>
public sealed class PersonPageTests(PortalFixture portal) : PortalScreens(portal), IClassFixture<PortalFixture>
{
    private readonly PortalFixture _portal = portal;

    [Fact]
    public async Task Leave_WithBookingsHandedOver_AsksWhoAndGivesThem()
    {
        var robin = await A.Person("Robin Leaving").SaveAsync(_portal);
        var heir = await A.Person("Quentin Heir").SaveAsync(_portal);
        var room = await A.Facility().SaveAsync(_portal);
        var booking = await _portal.MustBookAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id, "Planning"));
        var (page, host) = await OpenAsync(robin);
        page.WaitForAssertion(() => Assert.Contains("Planning", page.Markup, StringComparison.Ordinal), Patience);

        var opened = Button(page, "Leaves the organisation").ClickAsync(new MouseEventArgs());
        host.WaitForElement("input[name=future]", Patience);
        Assert.Contains("What becomes of the booking to come?", host.Find("legend").TextContent, StringComparison.Ordinal);
        host.FindAll("input[name=future]")[2].Change(true);
        Button(host, "Leave, hand bookings over").Click();
        host.WaitForAssertion(() => Assert.Contains("Choose who gets the bookings.", host.Markup, StringComparison.Ordinal), Patience);
        Assert.Null(await _portal.SqlAsync("SELECT left_at FROM users WHERE id = $1", robin.Id));
        host.Find("#l-heir").Input("Quentin");
        host.WaitForElement("[role=option]", Patience).Click();
        host.Find("form").Submit();
        await opened;

        page.WaitForAssertion(() => Assert.Contains("Has left", page.Find(".facts").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(heir.Id, await _portal.SqlAsync("SELECT user_id FROM bookings WHERE facility_id = $1 AND status = 'confirmed'", room.Id));
        Assert.Equal("Robin Leaving has left.", await _portal.SqlAsync("SELECT cancellation_reason FROM bookings WHERE id = $1", booking));
    }

    [Fact]
    public async Task Edit_AFieldIsWrong_SaysItAtTheField()
    {
        var person = await A.Person("Wrong Person").SaveAsync(_portal);
        var (page, _) = await OpenAsync(person);
        page.Find("#p-email").Change("nothing");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("check for odd characters", page.Find("#p-email-error").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("true", page.Find("#p-email").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Lock_IsSaidAndOffersToUnlock_AndALinkIsShownOnce()
    {
        var person = await A.Person("Lock Person").SaveAsync(_portal);
        var (page, _) = await OpenAsync(person);

        await Button(page, "Make an invitation link").ClickAsync(new MouseEventArgs());
        page.WaitForAssertion(() => Assert.Contains("/account/link/", page.Find("#made-link").GetAttribute("value"), StringComparison.Ordinal), Patience);
        await Button(page, "Lock").ClickAsync(new MouseEventArgs());

        page.WaitForAssertion(() => Assert.NotNull(Button(page, "Unlock")), Patience);
        Assert.Empty(page.FindAll("#made-link"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Make an invitation link", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Self_OffersNothingThatWouldThrowOneselfOut()
    {
        var admin = await A.Person("Ada Self").With(RoleNames.Admin).SaveAsync(_portal);
        SignIn(admin, RoleNames.Admin);
        var page = Render<PersonPage>(parameters => parameters.Add(one => one.Id, admin.Id));
        page.WaitForElement("#p-email", Patience);

        Assert.True(page.Find("#p-role").HasAttribute("disabled"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Lock", StringComparison.Ordinal) || button.TextContent.Contains("Leaves", StringComparison.Ordinal) || button.TextContent.Contains("everywhere", StringComparison.Ordinal));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page, string text)
    {
        page.WaitForState(() => page.FindAll("button").Any(IsMeant), Patience);
        return page.FindAll("button").First(IsMeant);

        bool IsMeant(AngleSharp.Dom.IElement button) => button.TextContent.Trim().EndsWith(text, StringComparison.Ordinal);
    }

    private async Task<(IRenderedComponent<PersonPage> Page, IRenderedComponent<UiHost> Host)> OpenAsync(PortalUser person)
    {
        SignIn(await A.Person("Ada Min").With(RoleNames.Admin).SaveAsync(_portal), RoleNames.Admin, RoleNames.Staff);
        var host = Render<UiHost>();
        var page = Render<PersonPage>(parameters => parameters.Add(one => one.Id, person.Id));
        page.WaitForElement("#p-email", Patience);
        return (page, host);
    }
}
