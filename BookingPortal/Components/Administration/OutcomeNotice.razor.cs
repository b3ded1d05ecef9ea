using System.Globalization;
using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Administration;

public sealed partial class OutcomeNotice
{
    [Inject] public required FaultWords Words { get; init; }
    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }

    /// <summary>Null, or saved, shows nothing.</summary>
    [Parameter] public FacilityOutcome? Outcome { get; set; }

    private string? Sentence => Outcome switch
    {
        FacilityOutcome.Refused refused => string.Join(' ', refused.Because.Select(fault => Texts["FaultAt", Words.NameOf(fault.Field), Words.Say(fault)].Value).Distinct()),
        FacilityOutcome.NotAllowed => Texts["NotAllowed"],
        FacilityOutcome.NotFound => Texts["NotFound"],
        FacilityOutcome.TryAgain => Texts["TryAgainText"],
        _ => null,
    };

    private static string At(Instant instant) => instant.ToDateTimeOffset().ToString("g", CultureInfo.CurrentCulture) + " UTC";
}
