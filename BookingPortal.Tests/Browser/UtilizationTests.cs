using System.Globalization;
using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>The dashboard in a browser: for admins, in every look, with figures that a file repeats.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class UtilizationTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task U5_Dashboard_HasNoViolationAndNoComplaint(int width, ColorScheme scheme)
    {
        await using var admin = await browser.SignInAsync(RoleNames.Admin, width, 844, scheme);
        await admin.Page.GotoAsync("/utilization");
        await Expect(Heading(admin, "Rooms")).ToBeVisibleAsync();
        await admin.Page.GetByText("The same figures as a table").First.ClickAsync();

        Assert.Empty(await Axe.ViolationsAsync(admin.Page));
        Assert.Empty(admin.Complaints);
    }

    [Theory]
    [InlineData(RoleNames.Employee)]
    [InlineData(RoleNames.Staff)]
    public async Task Dashboard_NoAdmin_IsForbiddenAndNotInTheMenu(string role)
    {
        await using var somebody = await browser.SignInAsync(role);

        await Expect(somebody.Page.GetByRole(AriaRole.Link, new() { Name = "Utilization" })).ToHaveCountAsync(0);
        foreach (var path in new[] { "/utilization", "/utilization/rooms.csv" })
        {
            var answer = await somebody.Page.Context.APIRequest.GetAsync(new Uri(new Uri(somebody.Page.Url), path).ToString());
            Assert.Equal(403, answer.Status);
            Assert.DoesNotContain("open_minutes", await answer.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Dashboard_QuestionsOfAdmins_AreOneClickEachAndTheFileSaysTheSame()
    {
        await using var admin = await browser.SignInAsync(RoleNames.Admin);
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "Utilization" }).ClickAsync();
        await Expect(Heading(admin, "Rooms")).ToBeVisibleAsync();
        var ranking = admin.Page.GetByRole(AriaRole.Region, new() { Name = "Rooms" }).Filter(new() { Has = admin.Page.GetByRole(AriaRole.Link, new() { Name = "Too big" }) });
        await ranking.GetByRole(AriaRole.Link, new() { Name = "Too big" }).ClickAsync();
        await Expect(admin.Page).ToHaveURLAsync(OrderTooBig());
        await ranking.GetByRole(AriaRole.Rowheader).First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(admin.Page).ToHaveURLAsync(OneRoom());
        await Expect(ranking.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(1);

        var shown = await ranking.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Cell).Nth(2).InnerTextAsync();
        var link = ranking.GetByRole(AriaRole.Link, new() { Name = "CSV: Rooms" });
        var csv = await (await admin.Page.Context.APIRequest.GetAsync(new Uri(new Uri(admin.Page.Url), await link.GetAttributeAsync("href")).ToString())).TextAsync();
        var lines = csv.Trim('﻿').Split("\r\n");
        var column = lines[0].Split(',').ToList().IndexOf("utilization_percent");
        Assert.Equal(shown, double.Parse(lines[1].Split(',')[column], CultureInfo.InvariantCulture).ToString("0.0", CultureInfo.InvariantCulture) + "%");
        Assert.Empty(admin.Complaints);
    }

    private static ILocator Heading(Person person, string name) => person.Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    [GeneratedRegex("order=toobig")]
    private static partial Regex OrderTooBig();

    [GeneratedRegex(@"room=\d+")]
    private static partial Regex OneRoom();
}
