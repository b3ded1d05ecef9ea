using BookingPortal.Accounts;
using BookingPortal.Accounts.People;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration.People;

/// <summary>One person, or a new one. What somebody else has changed meanwhile is said, and nothing typed is lost.</summary>
public sealed partial class PersonPage
{
    private PersonInput _input = new();
    private PersonFields _seen = new();
    private PersonSheet? _sheet;
    private PersonOutcome? _outcome;
    private IReadOnlyList<string> _places = [];
    private int? _loaded;
    private int _me;
    private bool _isMissing;
    private bool _isSaving;
    private bool _failed;

    [Inject] public required PeopleReader People { get; init; }
    [Inject] public required PersonService Service { get; init; }
    [Inject] public required FacilityReader Facilities { get; init; }
    [Inject] public required CurrentUser User { get; init; }
    [Inject] public required PersonWords Words { get; init; }
    [Inject] public required UiNotifier Notifier { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<PeopleTexts> Texts { get; init; }
    [Inject] public required ILogger<PersonPage> Logger { get; init; }

    [Parameter] public int? Id { get; set; }

    private bool IsNew => Id is null;

    private bool IsSelf => Id == _me;

    private string Title => IsNew ? Texts["NewPersonTitle"] : _sheet?.Fields.FullName ?? Texts["PeopleTitle"];

    protected override async Task OnParametersSetAsync()
    {
        if (_me == 0 || _loaded != Id)
        {
            (_input, _sheet, _outcome, _isMissing) = (new PersonInput(), null, null, false);
            await LoadAsync();
        }
    }

    /// <summary>Reads the person as he stands. What is typed stays, unless nothing has been typed since he was last read.</summary>
    private async Task LoadAsync()
    {
        try
        {
            var me = (await User.ViewerAsync()).Id;
            var places = (await Facilities.ChoicesAsync()).Places;
            var sheet = Id is { } id ? await People.FindAsync(id) : null;

            // Shown together: a form that fills itself a moment later takes away what was typed.
            (_me, _places, _isMissing) = (me, places, Id is not null && sheet is null);
            if (sheet is not null)
            {
                var isUntouched = _sheet is null || _input.ToFields() == _seen;
                (_sheet, _seen) = (sheet, sheet.Fields);
                _input = isUntouched ? PersonInput.Of(sheet.Fields) : _input;
            }

            (_loaded, _failed) = (Id, false);
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotRead(Logger, fault);
            _failed = true;
        }
    }

    private async Task SaveAsync()
    {
        if (_isSaving)
        {
            return;
        }

        _isSaving = true;
        try
        {
            var wanted = _input.ToFields();
            _outcome = await Service.SaveAsync(Id is { } id ? new PersonChange.Edit(id, _seen, wanted) : new PersonChange.Add(wanted));
            switch (_outcome)
            {
                case PersonOutcome.Saved added when IsNew:
                    Notifier.Done(Texts["PersonAdded", wanted.FullName]);
                    Navigation.NavigateTo($"people/{added.Id}");
                    break;
                case PersonOutcome.Saved:
                    Notifier.Done(Texts["PersonSaved", wanted.FullName]);
                    _seen = wanted;
                    _input = PersonInput.Of(wanted);
                    await LoadAsync();
                    break;
                case PersonOutcome.Stale:
                    await LoadAsync();
                    break;
            }
        }
        finally
        {
            _isSaving = false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5502, LogLevel.Warning, "A person could not be read")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
