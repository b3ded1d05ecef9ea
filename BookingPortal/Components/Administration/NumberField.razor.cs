using System.Globalization;
using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration;

public sealed partial class NumberField
{
    [Inject] public required FaultWords Words { get; init; }
    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required FacilityField Field { get; set; }
    [Parameter] public int? Value { get; set; }
    [Parameter] public EventCallback<int?> ValueChanged { get; set; }
    [Parameter] public IReadOnlyList<FieldFault> Faults { get; set; } = [];

    /// <summary>A limit that may be empty, and then is the organisation's.</summary>
    [Parameter] public bool IsLimit { get; set; }

    /// <summary>The organisation's own limit.</summary>
    [Parameter] public int? Default { get; set; }

    private string Id => $"f-{FieldValues.NameOf(Field)}";

    private (int Least, int Most) Range => FacilityRules.RangeOf(Field);

    private string? Hint => !IsLimit ? null : Default is { } number ? Texts["EmptyMeans", number].Value : Texts["EmptyMeansNoLimit"].Value;

    private Task ChangeAsync(ChangeEventArgs change) => ValueChanged.InvokeAsync(
        int.TryParse(change.Value as string, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);
}
