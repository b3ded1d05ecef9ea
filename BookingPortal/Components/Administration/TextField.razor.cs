using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;

namespace BookingPortal.Components.Administration;

public sealed partial class TextField
{
    [Inject] public required FaultWords Words { get; init; }

    [Parameter, EditorRequired] public required FacilityField Field { get; set; }
    [Parameter] public string? Value { get; set; }
    [Parameter] public EventCallback<string?> ValueChanged { get; set; }
    [Parameter] public IReadOnlyList<FieldFault> Faults { get; set; } = [];
    [Parameter] public IReadOnlyList<string> Choices { get; set; } = [];
    [Parameter] public string? Hint { get; set; }
    [Parameter] public bool IsNeeded { get; set; }
    [Parameter] public int Longest { get; set; } = FacilityRules.LongestName;

    private string Id => $"f-{FieldValues.NameOf(Field)}";

    private Task ChangeAsync(ChangeEventArgs change) => ValueChanged.InvokeAsync(change.Value as string);
}
