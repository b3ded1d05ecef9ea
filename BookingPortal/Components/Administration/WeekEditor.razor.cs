using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Administration;

public sealed partial class WeekEditor
{
    private static readonly IReadOnlyList<IsoDayOfWeek> Days = [.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)];

    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required WeekInput Week { get; set; }
    [Parameter] public string? Error { get; set; }
}
