using BookingPortal.Accounts;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Facilities.Managers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration.Managers;

public sealed partial class ManagerForm
{
    private PersonPicker? _picker;
    private PersonHit? _person;
    private Scope _scope;
    private string? _place;
    private string? _building;
    private int _facility;
    private string? _message;
    private bool _isSaving;

    [Inject] public required ManagerService Managers { get; init; }
    [Inject] public required PeopleService People { get; init; }
    [Inject] public required ManagerWords Words { get; init; }
    [Inject] public required UiNotifier Notifier { get; init; }
    [Inject] public required IStringLocalizer<ManagerTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required ManagerList List { get; set; }
    [Parameter] public EventCallback OnGiven { get; set; }

    private IReadOnlyList<string> Buildings => List.Choices.BuildingsOf(_place);

    private ManagedArea? Area => _scope switch
    {
        Scope.Facility => _facility == 0 ? null : ManagedArea.OfFacility(_facility),
        Scope.Building => _place is null || _building is null ? null : ManagedArea.OfBuilding(_place, _building),
        _ => _place is null ? null : ManagedArea.OfPlace(_place),
    };

    protected override void OnParametersSet() => Complete();

    private void Choose(PersonHit? person) => (_person, _message) = (person, null);

    private void Clear()
    {
        _message = null;
        Complete();
    }

    /// <summary>What a list shows first is chosen, as the browser shows it.</summary>
    private void Complete()
    {
        _place ??= List.Choices.Places is [var place, ..] ? place : null;
        _building = Buildings.Contains(_building) ? _building : Buildings is [var building, ..] ? building : null;
        _facility = List.Rooms.Any(room => room.Id == _facility) ? _facility : List.Rooms is [var room, ..] ? room.Id : 0;
    }

    private async Task GiveAsync()
    {
        if (_isSaving)
        {
            return;
        }

        if (_person is null || _picker is { IsUnfinished: true })
        {
            _message = Texts["WhoMissing"];
            return;
        }

        if (Area is not { } area)
        {
            _message = Texts["NoSuchArea"];
            return;
        }

        _isSaving = true;
        try
        {
            _message = Words.Refusal(await Managers.GiveAsync(_person.Id, area));
            if (_message is null)
            {
                Notifier.Done(Texts["Given", _person.FullName, Words.Say(area, List.Rooms.FirstOrDefault(room => room.Id == area.FacilityId).Name)]);
                _person = null;
                await OnGiven.InvokeAsync();
            }
        }
        finally
        {
            _isSaving = false;
        }
    }

    private enum Scope
    {
        Place,
        Building,
        Facility,
    }
}
