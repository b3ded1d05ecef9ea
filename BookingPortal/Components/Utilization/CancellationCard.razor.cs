using BookingPortal.Utilization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Utilization;

/// <summary>What was cancelled, how much of it late, and by whom.</summary>
public sealed partial class CancellationCard
{
    /// <summary>As many as stand beside the heat map; the file has more.</summary>
    private const int AtMost = 8;

    [Inject] public required IStringLocalizer<UtilizationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required UtilizationReport Report { get; set; }
    [Parameter, EditorRequired] public required UtilizationAddress Address { get; set; }
}
