using System.Net;
using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Tests.Accounts;
using BookingPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

public sealed class CalendarFileEndpointTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Password = "the quiet lake lies";

    [Fact]
    public async Task S20_Get_OwnerProxyAndStaffReadIt_ForeignAndMissingAreTheSame404()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var owner = await AddAsync(host, "owner", RoleNames.Employee);
        var proxy = await AddAsync(host, "proxy", RoleNames.Staff);
        await AddAsync(host, "staff", RoleNames.Staff);
        await AddAsync(host, "stranger", RoleNames.Employee);
        var room = await A.Facility().SaveAsync(portal);
        var slot = await portal.SlotAsync(9, 10);
        var id = await portal.MustBookAsync(proxy, slot.AskFor(room.Id, "Canary") with { OnBehalfOf = owner.Id, IsPrivate = true }, RoleNames.Staff);
        var path = $"/{CalendarFileEndpoint.PathOf(id)}";

        foreach (var name in new[] { "owner", "proxy", "staff" })
        {
            var answer = await (await SignInAsync(host, name)).GetAsync(path);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(("text/calendar; charset=utf-8", "no-store", "attachment; filename=booking.ics; filename*=UTF-8''booking.ics"), (
                answer.Content.Headers.ContentType!.ToString(), answer.Headers.CacheControl!.ToString(), answer.Content.Headers.ContentDisposition!.ToString()));
            Assert.Equal("Canary", CalendarReader.Text(await answer.Content.ReadAsStringAsync(), "SUMMARY"));
        }

        var stranger = await SignInAsync(host, "stranger");
        var foreign = await stranger.GetAsync(path);
        var missing = await stranger.GetAsync($"/{CalendarFileEndpoint.PathOf(long.MaxValue)}");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, missing.StatusCode));
        Assert.Equal(await missing.Content.ReadAsStringAsync(), await foreign.Content.ReadAsStringAsync());
        Assert.Equal(foreign.Headers.ToString(), missing.Headers.ToString());
        Assert.Equal(HttpStatusCode.Found, (await host.Browse().GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task MAIL2_Get_AfterChanges_KeepsTheUidAndRaisesTheSequence()
    {
        await using var host = await AccountsHost.StartAsync(portal);
        var robin = await AddAsync(host, "robin", RoleNames.Employee);
        var room = await A.Facility().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(11, 12)).AskFor(room.Id, "Before"));
        var browser = await SignInAsync(host, "robin");
        var first = await ReadAsync();

        await portal.AsAsync(robin, bookings => bookings.ChangeAsync(ChangeRequest.Edit(booking, new BookingContent("After"), Guid.NewGuid())));
        await portal.CancelAsync(robin, new CancelRequest(booking.Id, Guid.NewGuid()));
        var last = await ReadAsync();

        Assert.Equal(CalendarReader.Find(first, "UID"), CalendarReader.Find(last, "UID"));
        Assert.Equal(("0", "2"), (CalendarReader.Find(first, "SEQUENCE"), CalendarReader.Find(last, "SEQUENCE")));
        Assert.Equal(("CONFIRMED", "CANCELLED"), (CalendarReader.Find(first, "STATUS"), CalendarReader.Find(last, "STATUS")));
        Assert.Equal("After", CalendarReader.Text(last, "SUMMARY"));

        async Task<string> ReadAsync() => await (await browser.GetAsync($"/{CalendarFileEndpoint.PathOf(booking.Id)}")).Content.ReadAsStringAsync();
    }

    private static async Task<AccountsHost.Browser> SignInAsync(AccountsHost host, string name)
    {
        var browser = host.Browse();
        await browser.SignInAsync($"{name}@calendar.example", Password);
        return browser;
    }

    private async Task<PortalUser> AddAsync(AccountsHost host, string name, string role)
    {
        var id = await host.AddAsync(new NewPerson($"{name}@calendar.example", name, role) { Password = Password });
        await using var context = portal.OwnerContext();
        return await context.Users.SingleAsync(person => person.Id == id);
    }
}
