using System.Globalization;
using BookingPortal.Availability;
using BookingPortal.Components.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>Place, seats, features and text as chips; each change is a new address.</summary>
public sealed partial class CalendarFilters : IDisposable
{
    private static readonly int[] UsualSizes = [2, 4, 6, 8, 12, 16, 20, 30];

    /// <summary>Typing settles before the day is read again.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(250);

    private readonly LatestCall _typing = new();

    /// <summary>On a phone they are folded until they are wanted.</summary>
    private bool _isOpen;

    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }
    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }
    [Parameter] public FilterChoices? Choices { get; set; }
    [Parameter] public EventCallback<CalendarAddress> OnChanged { get; set; }

    private RoomFilter Filter => Address.Filter;

    private bool Waiting => !RendererInfo.IsInteractive;

    /// <summary>Sizes that some room has, and the one in the address whatever it is.</summary>
    private IEnumerable<int> Sizes => UsualSizes.Where(seats => seats <= (Choices?.LargestCapacity ?? 0))
        .Union(Filter.MinCapacity is { } chosen ? [chosen] : []).Order();

    /// <summary>Of the chosen place; where there is only one place, of that.</summary>
    private IReadOnlyList<string> Buildings =>
        [.. (Choices?.Buildings ?? []).Where(one => Choices!.Places.Count == 1 || one.Place == Filter.Place).Select(one => one.Name).Distinct()];

    public void Dispose() => _typing.Dispose();

    private static string Chip(bool isChosen) => isChosen ? "chip chosen" : "chip";

    private static IEnumerable<string> WithChosen(IEnumerable<string>? choices, string? chosen) =>
        (choices ?? []).Union(chosen is null ? [] : [chosen]);

    /// <summary>Another place has other buildings.</summary>
    private Task PlaceAsync(ChangeEventArgs change) => ChangeAsync(Filter with { Place = Given(change), Building = null });

    private Task BuildingAsync(ChangeEventArgs change) => ChangeAsync(Filter with { Building = Given(change) });

    private Task SeatsAsync(ChangeEventArgs change) => ChangeAsync(Filter with
    {
        MinCapacity = int.TryParse(Given(change), NumberStyles.None, CultureInfo.InvariantCulture, out var seats) ? seats : null,
    });

    private Task ToggleAsync(string feature)
    {
        var chosen = (Filter.Features ?? []).ToList();
        if (!chosen.Remove(feature))
        {
            chosen.Add(feature);
        }

        return ChangeAsync(Filter with { Features = chosen.Count == 0 ? null : chosen });
    }

    private async Task SearchAsync(ChangeEventArgs change)
    {
        var token = _typing.Begin();
        try
        {
            await Task.Delay(Settled, Time, token);
            await ChangeAsync(Filter with { Text = Given(change)?.Trim() });
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // More was typed.
        }
    }

    private Task ChangeAsync(RoomFilter filter) => OnChanged.InvokeAsync(Address with { Filter = filter });

    private static string? Given(ChangeEventArgs change) => change.Value as string is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
