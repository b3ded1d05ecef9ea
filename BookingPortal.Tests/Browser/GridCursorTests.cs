using System.Text.Json;

namespace BookingPortal.Tests.Browser;

/// <summary>U1: the cursor of the day grid, as its script moves it; two rooms, hours as quarter numbers.</summary>
[Collection(BrowserCollection.Name)]
public sealed class GridCursorTests(BrowserFixture browser)
{
    /// <summary>Midnight is 1000. Aurora: free 8-10, held 10-11, free 11-18. Borealis, elsewhere (midnight 976): held 8-9, free 9-12.</summary>
    private const string Rows = """
        [
          { day0: 1000, pieces: [{ s: 1032, e: 1040, free: true }, { s: 1040, e: 1044, free: false }, { s: 1044, e: 1072, free: true }] },
          { day0: 976, pieces: [{ s: 1008, e: 1012, free: false }, { s: 1012, e: 1024, free: true }] },
        ]
        """;

    [Theory]
    [InlineData("", 0, 32, 36)]
    [InlineData("ArrowRight", 0, 33, 37)]
    [InlineData("ArrowRight ArrowLeft ArrowLeft", 0, 32, 36)]
    [InlineData("Ctrl+ArrowRight", 0, 40, 44)]
    [InlineData("Ctrl+ArrowRight ArrowRight", 0, 44, 48)]
    [InlineData("Ctrl+ArrowRight ArrowLeft", 0, 39, 40)]
    [InlineData("Shift+ArrowRight", 0, 32, 34)]
    [InlineData("Shift+ArrowRight Shift+ArrowRight Shift+ArrowLeft", 0, 32, 34)]
    [InlineData("ArrowRight ArrowRight Shift+ArrowLeft", 0, 33, 35)]
    [InlineData("End", 0, 71, 72)]
    [InlineData("End Home", 0, 32, 36)]
    [InlineData("Ctrl+End", 1, 47, 48)]
    [InlineData("Ctrl+End Ctrl+Home", 0, 32, 36)]
    [InlineData("ArrowUp", 0, 32, 36)]
    [InlineData("ArrowDown", 1, 32, 36)]
    [InlineData("End ArrowDown", 1, 47, 48)]
    [InlineData("End ArrowDown ArrowUp", 0, 71, 72)]
    public async Task U1_Keys_MoveAndStretch(string keys, int row, int start, int end)
    {
        await using var robin = await browser.OpenAsync();
        await robin.Page.GotoAsync("/account/sign-in");

        var answer = await robin.Page.EvaluateAsync<JsonElement>(
            $$"""
            async (keys) => {
              const { begin, chosen, move } = await import('/js/calendar-cursor.js');
              const rows = {{Rows}};
              let state = begin(rows, 1000);
              for (const key of keys.split(' ').filter(Boolean)) {
                const [name, ...held] = key.split('+').reverse();
                state = move(rows, state, name, { shift: held.includes('Shift'), ctrl: held.includes('Ctrl') });
              }
              const { start, end } = chosen(rows, state);
              const { day0 } = rows[state.row];
              return { row: state.row, start: start - day0, end: end - day0 };
            }
            """,
            keys);

        Assert.Equal((row, start, end), (answer.GetProperty("row").GetInt32(), answer.GetProperty("start").GetInt32(), answer.GetProperty("end").GetInt32()));
    }

    [Theory]
    [InlineData("9", 36)]
    [InlineData("10", 40)]
    [InlineData("080", 32)]
    [InlineData("093", 38)]
    [InlineData("0930", 38)]
    [InlineData("1015", 41)]
    [InlineData("25", null)]
    public async Task U1_Digits_AreATimeOfDay(string digits, int? quarter)
    {
        await using var robin = await browser.OpenAsync();
        await robin.Page.GotoAsync("/account/sign-in");

        Assert.Equal(quarter, await robin.Page.EvaluateAsync<int?>("async (digits) => (await import('/js/calendar-cursor.js')).typedTime(digits)", digits));
    }
}
