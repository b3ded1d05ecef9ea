using BookingPortal.Accounts.People;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration.People;

public sealed partial class PersonForm
{
    [Inject] public required PersonWords Words { get; init; }
    [Inject] public required IStringLocalizer<PeopleTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required PersonInput Input { get; set; }
    [Parameter] public PersonOutcome? Outcome { get; set; }
    [Parameter] public IReadOnlyList<string> Places { get; set; } = [];

    /// <summary>Nobody changes the own role.</summary>
    [Parameter] public bool IsSelf { get; set; }
}
