using System.Text.Json;

namespace BookingPortal.Tests.Browser;

/// <summary>Where a booking may go, as the script of the day grid says it; hours as quarter numbers.</summary>
[Collection(BrowserCollection.Name)]
public sealed class GridMoveTests(BrowserFixture browser)
{
    /// <summary>Axis 32 to 72. Room 1: free, own booking 40-44 kept free to 45, free, held 52-56, free. Room 2: free from 36 on.</summary>
    private const string Rows = """
        [
          { room: 1, axis: { from: 32, to: 72 }, pieces: [{ s: 32, e: 40, free: true }, { s: 40, e: 44, free: false, hold: [40, 45] },
            { s: 45, e: 52, free: true }, { s: 52, e: 56, free: false, hold: null }, { s: 56, e: 72, free: true }] },
          { room: 2, axis: { from: 32, to: 72 }, pieces: [{ s: 36, e: 72, free: true }] },
        ]
        """;

    [Theory]
    [InlineData("ArrowRight", 1, 41, 45, true)]
    [InlineData("ArrowRight*8", 1, 48, 52, true)]
    [InlineData("ArrowRight*9", 1, 49, 53, false)]
    [InlineData("ArrowRight*90", 1, 68, 72, true)]
    [InlineData("ArrowLeft*90", 1, 32, 36, true)]
    [InlineData("ArrowDown", 2, 40, 44, true)]
    [InlineData("ArrowDown ArrowLeft*5", 2, 35, 39, false)]
    [InlineData("ArrowDown*3 ArrowUp", 1, 40, 44, true)]
    [InlineData("Shift+ArrowRight*8", 1, 40, 52, true)]
    [InlineData("Shift+ArrowLeft*9", 1, 40, 41, true)]
    [InlineData("Alt+Shift+ArrowLeft*2", 1, 38, 44, true)]
    [InlineData("Alt+Shift+ArrowRight*9", 1, 43, 44, true)]
    public async Task Steps_StayOnTheAxisAndKnowWhatIsFree(string keys, int room, int start, int end, bool fits) =>
        Assert.Equal((room, start, end, fits), await CarryAsync(keys, now: 30));

    [Theory]
    [InlineData("ArrowRight", 1, 40, 44, true)]
    [InlineData("ArrowDown", 1, 40, 44, true)]
    [InlineData("Shift+ArrowLeft*9", 1, 40, 43, true)]
    [InlineData("Alt+Shift+ArrowLeft", 1, 40, 44, true)]
    public async Task BookingThatHasBegun_ChangesItsEndAlone(string keys, int room, int start, int end, bool fits) =>
        Assert.Equal((room, start, end, fits), await CarryAsync(keys, now: 42));

    [Theory]
    [InlineData(2, 200, "start")]
    [InlineData(23, 200, "start")]
    [InlineData(25, 200, "whole")]
    [InlineData(177, 200, "end")]
    [InlineData(3, 40, "start")]
    [InlineData(20, 40, "whole")]
    [InlineData(1, 12, "whole")]
    public async Task EndsOfABlock_TakeNoMoreThanAQuarterOfIt(int x, int width, string part)
    {
        await using var robin = await OpenAsync();

        Assert.Equal(part, await robin.Page.EvaluateAsync<string>("async ([x, width]) => (await import('/js/calendar-drag.js')).partOf(x, width)", new[] { x, width }));
    }

    private async Task<(int Room, int Start, int End, bool Fits)> CarryAsync(string keys, int now)
    {
        await using var robin = await OpenAsync();
        var answer = await robin.Page.EvaluateAsync<JsonElement>(
            $$"""
            async ([keys, now]) => {
              const { fits, step, takeUp } = await import('/js/calendar-move.js');
              const rows = {{Rows}};
              let plan = takeUp(rows[0], rows[0].pieces[1], +now);
              for (const word of keys.split(' ')) {
                const [keyed, times] = word.split('*');
                const [key, ...held] = keyed.split('+').reverse();
                for (let n = 0; n < (times ?? 1); n++) {
                  plan = step(rows, plan, key, { shift: held.includes('Shift'), alt: held.includes('Alt') }, +now);
                }
              }
              return { room: plan.room, s: plan.s, e: plan.e, fits: fits(rows, plan, +now) };
            }
            """,
            new[] { keys, now.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return (answer.GetProperty("room").GetInt32(), answer.GetProperty("s").GetInt32(), answer.GetProperty("e").GetInt32(), answer.GetProperty("fits").GetBoolean());
    }

    private async Task<Person> OpenAsync()
    {
        var robin = await browser.OpenAsync();
        await robin.Page.GotoAsync("/account/sign-in");
        return robin;
    }
}
