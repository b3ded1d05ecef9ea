using BookingPortal.Accounts;
using BookingPortal.Components.Bookings;
using Bunit;
using Microsoft.AspNetCore.Components.Web;

namespace BookingPortal.Tests.Components.Bookings;

public sealed class PersonPickerTests : BookingContext
{
    private static readonly IReadOnlyList<PersonHit> People =
        [new(1, "Kim Example", "kim@demo.example"), new(2, "Kimberly Example", "kimberly@demo.example")];

    private readonly List<string> _asked = [];
    private PersonHit? _chosen;

    [Fact]
    public async Task Type_OneLetter_AsksNobodyAndSaysHowManyAreNeeded()
    {
        var picker = Draw();

        await picker.Find("#b-for").InputAsync("K");

        Assert.Empty(_asked);
        Assert.Contains("at least two letters", picker.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ArrowDownAndEnter_ChooseAPersonWithoutSendingTheForm()
    {
        var picker = Draw();
        var field = picker.Find("#b-for");
        await field.InputAsync("Ki");
        Assert.Equal(["Ki"], _asked);
        Assert.Equal("true", picker.Find("#b-for").GetAttribute("aria-expanded"));

        await picker.Find("#b-for").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        await picker.Find("#b-for").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        Assert.Equal("b-for-1", picker.Find("#b-for").GetAttribute("aria-activedescendant"));
        await picker.Find("#b-for").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.Equal(People[1], _chosen);
        Assert.NotNull(field.GetAttribute("form"));
    }

    [Fact]
    public async Task Type_NobodyFound_SaysSo()
    {
        var picker = Draw();

        await picker.Find("#b-for").InputAsync("Zz");

        Assert.Contains("Nobody is found for \"Zz\".", picker.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_ChosenPerson_CanBeTakenBack()
    {
        var picker = Draw(People[0]);

        await picker.Find("button").ClickAsync();

        Assert.Equal("Book for yourself instead of Kim Example", picker.Find("button").GetAttribute("aria-label"));
        Assert.Null(_chosen);
    }

    private IRenderedComponent<PersonPicker> Draw(PersonHit? person = null)
    {
        _chosen = person;
        return Render<PersonPicker>(with => with
            .Add(picker => picker.Person, person)
            .Add(picker => picker.PersonChanged, hit => _chosen = hit)
            .Add(picker => picker.Search, (text, _) =>
            {
                _asked.Add(text);
                return Task.FromResult<IReadOnlyList<PersonHit>>([.. People.Where(hit => hit.FullName.StartsWith(text, StringComparison.Ordinal))]);
            }));
    }
}
