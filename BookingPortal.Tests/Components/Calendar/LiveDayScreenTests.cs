using BookingPortal.Audit;
using BookingPortal.Availability;
using BookingPortal.Components.Calendar;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Components.Calendar;

/// <summary>An open day and a booking that another process makes.</summary>
public sealed class LiveDayScreenTests(PortalFixture portal) : PortalScreens(portal), IClassFixture<PortalFixture>
{
    private readonly PortalFixture _portal = portal;

    [Fact]
    public async Task BookedElsewhere_OnlyTheTouchedRowIsAnother_AndItsPlaceIsDrawnAgain()
    {
        Facility[] rooms = [await A.Facility("One").SaveAsync(_portal), await A.Facility("Two").SaveAsync(_portal), await A.Facility("Three").InTokyo().SaveAsync(_portal)];
        SignIn(await A.Person().SaveAsync(_portal));
        await _portal.Get<ChangeSignal>().StartAsync(CancellationToken.None);
        await Services.GetRequiredService<LiveFeed>().StartAsync(CancellationToken.None);
        var day = await Services.GetRequiredService<AvailabilityService>().DayAsync((await _portal.SlotAsync(0, 24)).Start.InUtc().Date, new RoomFilter());
        var ticker = CalendarContext.TickerAt(day);
        RenderFragment<DayView> content = shown => builder =>
        {
            builder.OpenComponent<CalendarGrid>(0);
            builder.AddComponentParameter(1, nameof(CalendarGrid.Day), shown);
            builder.AddComponentParameter(2, nameof(CalendarGrid.Ticker), ticker);
            builder.CloseComponent();
        };
        var replaced = new List<DayView>();
        var live = Render<LiveDay>(parameters => parameters
            .Add(one => one.Day, day).Add(one => one.Filter, new RoomFilter()).Add(one => one.Ticker, ticker)
            .Add(one => one.ChildContent, content).Add(one => one.OnRead, (_, now) => replaced.Add(now)));
        live.WaitForAssertion(() => Assert.NotEmpty(replaced), Patience);
        string[] Pieces() => [.. rooms.Select(room => live.Find($"[data-room='{room.Id}']").GetAttribute("data-pieces")!)];
        var places = live.FindComponents<PlaceGroup>();
        var (renders, pieces) = (places.Select(place => place.RenderCount).ToList(), Pieces());

        await _portal.MustBookAsync(await A.Person().SaveAsync(_portal), (await _portal.SlotAsync(9, 10)).AskFor(rooms[0].Id));

        live.WaitForAssertion(() => Assert.Contains("\nb", Pieces()[0], StringComparison.Ordinal), Patience);
        Assert.Equal(pieces[1..], Pieces()[1..]);
        Assert.Equal([renders[0] + 1, renders[1]], places.Select(place => place.RenderCount));
    }
}
