using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime.Text;

namespace BookingPortal.Components.FindRoom;

/// <summary>The wishes one by one; each change is a new address, and the sentence no longer says what is looked for.</summary>
public sealed partial class FindForm
{
    private static readonly int[] UsualLengths = [15, 30, 45, 60, 90, 120];

    private bool _isOpen;

    [Inject] public required IStringLocalizer<FindRoomTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required FindAddress Address { get; set; }
    [Parameter, EditorRequired] public required FindChoices Choices { get; set; }

    /// <summary>For whom staff look.</summary>
    [Parameter] public string? ForName { get; set; }

    [Parameter] public EventCallback<FindAddress> OnChanged { get; set; }

    /// <summary>What is wished for is always seen.</summary>
    private bool HasRareWish => Address is not { Place: null, Building: null, Text: null, Features.Count: 0 };

    private IEnumerable<int> Lengths => UsualLengths.Union(Address.Minutes is { } chosen ? [chosen] : []).Order();

    private IEnumerable<string> Buildings => Choices.Buildings.Where(building => Address.Place is null || building.Place == Address.Place).Select(building => building.Name).Distinct();

    private string? DateText => Address.Date is { } date ? LocalDatePattern.Iso.Format(date) : null;

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";

    private static IEnumerable<string> Given(string? chosen) => chosen is null ? [] : [chosen];

    private static string? Text(ChangeEventArgs change) => change.Value as string is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private Task PeopleAsync(ChangeEventArgs change) => ChangeAsync(Address with
    {
        People = int.TryParse(Text(change), NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people is >= 1 and <= 1000 ? people : null,
    });

    /// <summary>Without a day there is no wish: the one that stood there stays.</summary>
    private Task DayAsync(ChangeEventArgs change) => ChangeAsync(Address with { Date = FindAddress.Day(Text(change)) ?? Address.Date });

    private Task FromAsync(ChangeEventArgs change) => ChangeAsync(Address with { From = FindAddress.TimeOf(Text(change)) });

    private Task UntilAsync(ChangeEventArgs change) => ChangeAsync(Address with { Until = FindAddress.TimeOf(Text(change)) });

    private Task LengthAsync(int? minutes) => ChangeAsync(Address with { Minutes = minutes });

    /// <summary>A building of another place would leave nothing.</summary>
    private Task PlaceAsync(ChangeEventArgs change)
    {
        var place = Text(change);
        var keeps = place is null || Choices.Buildings.Contains((place, Address.Building ?? ""));
        return ChangeAsync(Address with { Place = place, Building = keeps ? Address.Building : null });
    }

    private Task BuildingAsync(ChangeEventArgs change) => ChangeAsync(Address with { Building = Text(change) });

    private Task TextAsync(ChangeEventArgs change) => ChangeAsync(Address with { Text = Text(change) });

    private Task FeatureAsync(string feature) => ChangeAsync(Address with
    {
        Features = Address.Features.Contains(feature) ? [.. Address.Features.Where(one => one != feature)] : [.. Address.Features, feature],
    });

    private Task ChangeAsync(FindAddress address) => OnChanged.InvokeAsync(address with { Said = null });
}
