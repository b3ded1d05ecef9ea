using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration;

/// <summary>What is said of a room, and the rules that hold for it.</summary>
public sealed partial class RoomFields
{
    private string? _newFeature;

    [Inject] public required FaultWords Words { get; init; }
    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required FieldsInput Input { get; set; }
    [Parameter, EditorRequired] public required FacilityChoices Choices { get; set; }
    [Parameter, EditorRequired] public required DefaultsFields Defaults { get; set; }
    [Parameter] public IReadOnlyList<FieldFault> Faults { get; set; } = [];

    private void Toggle(string feature)
    {
        if (!Input.Features.Remove(feature))
        {
            Input.Features.Add(feature);
        }
    }

    private void AddFeature()
    {
        if (_newFeature?.Trim() is { Length: > 0 } feature && !Input.Features.Contains(feature, StringComparer.OrdinalIgnoreCase))
        {
            Input.Features.Add(Choices.Features.FirstOrDefault(known => known.Equals(feature, StringComparison.OrdinalIgnoreCase)) ?? feature);
        }

        _newFeature = null;
    }
}
