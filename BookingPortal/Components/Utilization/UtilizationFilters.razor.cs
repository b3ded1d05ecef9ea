using System.Globalization;
using BookingPortal.Utilization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;
using NodaTime.Text;

namespace BookingPortal.Components.Utilization;

/// <summary>Period, step, place, size and room; each change is a new address.</summary>
public sealed partial class UtilizationFilters
{
    /// <summary>A longer list is no choice any more: the ranking leads to each room.</summary>
    private const int MostRooms = 300;

    private static readonly int[] Presets = [7, 30, 90, 365];
    private static readonly string[] Sizes = ["1-4", "5-8", "9-14", "15-"];

    [Inject] public required IStringLocalizer<UtilizationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required UtilizationAddress Address { get; set; }
    [Parameter] public UtilizationQuery? Query { get; set; }
    [Parameter] public LocalDate Today { get; set; }
    [Parameter] public UtilizationChoices? Choices { get; set; }
    [Parameter] public EventCallback<UtilizationAddress> OnChanged { get; set; }

    private bool Waiting => !RendererInfo.IsInteractive;

    private string Size => Address.MinSeats is null && Address.MaxSeats is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{Address.MinSeats}-{Address.MaxSeats}");

    private IReadOnlyList<UtilizationRoom> Rooms =>
    [
        .. (Choices?.Rooms ?? []).Where(room =>
            (Address.Place is null || room.Place == Address.Place) && (Address.Building is null || room.Building == Address.Building)
            && (Address.MinSeats is null || room.Seats >= Address.MinSeats) && (Address.MaxSeats is null || room.Seats <= Address.MaxSeats)),
    ];

    private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    private static IEnumerable<string> WithChosen(IEnumerable<string>? choices, string? chosen) =>
        (choices ?? []).Union(chosen is null ? [] : [chosen]);

    /// <summary>Whole days that are over: today would look emptier than it will be.</summary>
    private UtilizationAddress Preset(int days) =>
        days == UtilizationAddress.UsualDays
            ? Address with { First = null, Last = null, Step = null }
            : Address with { First = Today.PlusDays(-days), Last = Today.PlusDays(-1), Step = null };

    private bool IsPreset(int days) => Query is { Period: var period } && period.Last == Today.PlusDays(-1) && period.Days == days;

    private string SizeText(string size) => size.Split('-') switch
    {
        [var least, ""] => Texts["SeatsOrMore", least],
        ["", var most] => Texts["SeatsAtMost", most],
        [var least, var most] => Texts["SeatsBetween", least, most],
        _ => size,
    };

    private Task FromAsync(ChangeEventArgs change) => Query is { } query && UtilizationAddress.Day(change.Value as string) is { } day
        ? OnChanged.InvokeAsync(Address.During(day, query.Period.Last, keepsFirst: true))
        : Task.CompletedTask;

    private Task ToAsync(ChangeEventArgs change) => Query is { } query && UtilizationAddress.Day(change.Value as string) is { } day
        ? OnChanged.InvokeAsync(Address.During(query.Period.First, day, keepsFirst: false))
        : Task.CompletedTask;

    private Task PlaceAsync(ChangeEventArgs change) => OnChanged.InvokeAsync(Address with { Place = Given(change), Building = null, Room = null });

    private Task BuildingAsync(ChangeEventArgs change) => OnChanged.InvokeAsync(Address with { Building = Given(change), Room = null });

    private Task SizeAsync(ChangeEventArgs change)
    {
        var chosen = UtilizationAddress.Of(null, null, null, null, null, Given(change), null, null);
        return OnChanged.InvokeAsync(Address with { MinSeats = chosen.MinSeats, MaxSeats = chosen.MaxSeats, Room = null });
    }

    private Task RoomAsync(ChangeEventArgs change) => OnChanged.InvokeAsync(Address with
    {
        Room = int.TryParse(Given(change), NumberStyles.None, CultureInfo.InvariantCulture, out var room) ? room : null,
    });

    private static string? Given(ChangeEventArgs change) => change.Value as string is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
