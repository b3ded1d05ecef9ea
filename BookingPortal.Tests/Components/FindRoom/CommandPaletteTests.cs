using BookingPortal.Accounts;
using BookingPortal.Components.FindRoom;
using BookingPortal.Components.Ui;
using BookingPortal.Tests.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Components.FindRoom;

public sealed class CommandPaletteTests(PortalFixture portal) : PortalScreens(portal), IClassFixture<PortalFixture>
{
    private readonly PortalFixture _portal = portal;

    [Fact]
    public async Task Wish_EnterAtOnce_ChoosesTheBestOffer()
    {
        var place = $"Place {Guid.NewGuid():N}"[..20];
        await A.Facility("Large").In(place, "UTC").Seating(20).SaveAsync(_portal);
        var small = await A.Facility("Small").In(place, "UTC").Seating(7).SaveAsync(_portal);
        SignIn(await A.Person().SaveAsync(_portal));
        var (host, answer) = await OpenAsync();

        await host.Find("[role=combobox]").InputAsync($"tomorrow 14:00 6 people 45 min {place}");
        await host.Find("[role=combobox]").KeyDownAsync("Enter");

        var draft = Assert.IsType<PaletteChoice.Book>(await answer.WaitAsync(Patience)).Draft;
        Assert.Equal((small.Id, 6, 45.0), (draft.FacilityId, draft.Attendees, draft.Slot.Duration.TotalMinutes));
    }

    [Fact]
    public async Task Room_ArrowsAndEnter_GoToItsWeek()
    {
        var (one, two) = (await A.Facility("Zephyr A").SaveAsync(_portal), await A.Facility("Zephyr B").SaveAsync(_portal));
        SignIn(await A.Person().SaveAsync(_portal));
        var (host, answer) = await OpenAsync();

        await host.Find("[role=combobox]").InputAsync("zephyr");
        host.WaitForAssertion(() => Assert.Equal([one.Name, two.Name], Options(host)), Patience);
        await host.Find("[role=combobox]").KeyDownAsync("ArrowDown");
        Assert.Equal(two.Name, host.Find("[aria-selected=true] .words > span").TextContent);
        Assert.Equal(host.Find("[aria-selected=true]").Id, host.Find("[role=combobox]").GetAttribute("aria-activedescendant"));
        await host.Find("[role=combobox]").KeyDownAsync("Enter");

        Assert.Equal(new PaletteChoice.Go($"./?view=week&room={two.Id}"), await answer.WaitAsync(Patience));
    }

    [Fact]
    public async Task Day_IsOfferedAsADay()
    {
        SignIn(await A.Person().SaveAsync(_portal));
        var (host, answer) = await OpenAsync();

        await host.Find("[role=combobox]").InputAsync("2031-03-03");
        host.WaitForAssertion(() => Assert.Contains("Go to Monday, 3 March", Options(host)), Patience);
        await host.Find("[role=combobox]").KeyDownAsync("Enter");

        Assert.Equal(new PaletteChoice.Go("./?date=2031-03-03"), await answer.WaitAsync(Patience));
    }

    [Fact]
    public async Task S20_People_AreFoundByStaffAlone()
    {
        var name = $"Quincy {Guid.NewGuid():N}"[..16];
        await A.Person(name).SaveAsync(_portal);
        SignIn(await A.Person().SaveAsync(_portal));

        Assert.DoesNotContain(await AnswerAsync(name), title => title.Contains(name, StringComparison.Ordinal));

        SignIn(await A.StaffMember().SaveAsync(_portal), RoleNames.Staff);
        Assert.Contains($"Find a room for {name}", await AnswerAsync(name));
    }

    [Fact]
    public async Task Nothing_IsSaidSo()
    {
        SignIn(await A.Person().SaveAsync(_portal));
        var (host, _) = await OpenAsync();

        await host.Find("[role=combobox]").InputAsync("xyzzy");

        host.WaitForAssertion(() => Assert.Contains("Nothing is found for “xyzzy”.", host.Markup, StringComparison.Ordinal), Patience);
    }

    private async Task<IEnumerable<string>> AnswerAsync(string text) =>
        (await Services.GetRequiredService<PaletteSearch>().AnswerAsync(text)).Groups.SelectMany(group => group.Entries).Select(entry => entry.Title);

    private static IEnumerable<string> Options(IRenderedComponent<UiHost> host) =>
        host.FindAll("[role=option] .words > span:first-child").Select(title => title.TextContent);

    private async Task<(IRenderedComponent<UiHost> Host, Task<PaletteChoice?> Answer)> OpenAsync()
    {
        var host = Render<UiHost>();
        var answer = host.InvokeAsync(() => Services.GetRequiredService<UiDialogs>().OpenAsync<CommandPalette, PaletteChoice>("Search or book"));
        await Task.Yield();
        host.WaitForElement("[role=combobox]", Patience);
        return (host, answer);
    }
}
