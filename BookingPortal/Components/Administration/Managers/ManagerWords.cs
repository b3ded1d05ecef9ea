using BookingPortal.Accounts;
using BookingPortal.Facilities.Managers;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration.Managers;

/// <summary>Names areas, and says how a change ended.</summary>
public sealed class ManagerWords(IStringLocalizer<ManagerTexts> texts)
{
    /// <param name="facility">The name, where the area is one facility.</param>
    public string Say(ManagedArea area, string? facility) => area switch
    {
        { FacilityId: not null } => facility ?? "",
        { Building: { } building } => texts["AreaBuilding", area.Place!, building],
        _ => texts["AreaPlace", area.Place!],
    };

    /// <summary>Why nothing was changed; null where something was.</summary>
    public string? Refusal(ManagerOutcome outcome) => outcome switch
    {
        ManagerOutcome.NoSuchPerson => texts["NoSuchPerson"].Value,
        ManagerOutcome.NoSuchArea => texts["NoSuchArea"],
        ManagerOutcome.TooMany tooMany => texts["TooMany", tooMany.Most],
        ManagerOutcome.NotAllowed => texts["NotAllowed"],
        ManagerOutcome.TryAgain => texts["TryAgain"],
        _ => null,
    };
}
