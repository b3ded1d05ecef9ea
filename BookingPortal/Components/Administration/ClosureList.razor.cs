using System.Globalization;
using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Administration;

public sealed partial class ClosureList
{
    private FacilityOutcome? _outcome;

    [Inject] public required ChangeFlow Flow { get; init; }
    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClosureLine> Closures { get; set; }
    [Parameter] public EventCallback OnChanged { get; set; }

    private static string Say(LocalDateTime local, string format) => local.ToDateTimeUnspecified().ToString(format, CultureInfo.CurrentCulture);

    /// <summary>Whole days are named as days.</summary>
    private string When(ClosureFields closure) =>
        closure.Starts.TimeOfDay != LocalTime.Midnight || closure.Ends.TimeOfDay != LocalTime.Midnight ? Texts["Range", Say(closure.Starts, "g"), Say(closure.Ends, "g")]
        : closure.Ends == closure.Starts.PlusDays(1) ? Say(closure.Starts, "d")
        : Texts["Range", Say(closure.Starts, "d"), Say(closure.Ends.PlusDays(-1), "d")];

    private string Where(ClosureLine closure) => closure.Source switch
    {
        RuleSource.Facility => closure.FacilityName ?? Texts["ScopeFacility"],
        RuleSource.Building => $"{closure.Fields.Place}, {closure.Fields.Building}",
        RuleSource.Place => closure.Fields.Place!,
        _ => Texts["ScopeOrganisation"],
    };

    private async Task RemoveAsync(ClosureLine closure)
    {
        _outcome = await Flow.RunAsync(new FacilityChange.Reopen(closure.Id), Texts["ClosureRemoved", closure.Fields.Reason]);
        await OnChanged.InvokeAsync();
    }
}
