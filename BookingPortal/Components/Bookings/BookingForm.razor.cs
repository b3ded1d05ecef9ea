using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Bookings;

public sealed partial class BookingForm
{
    /// <summary>More than the rules allow, so that too long a text is refused in words; less than one message of the circuit carries.</summary>
    private const int LongestPaste = BookingRules.LongestText + 200;

    private readonly HashSet<BookingField> _touched = [];
    private ElementReference _form;
    private ElementReference _title;
    private ElementReference _attendees;
    private ElementReference _description;
    private ElementReference _meetingUrl;
    private BookingTimesFields? _times;
    private PersonPicker? _people;
    private bool _isOpened;
    private bool _focusDescription;

    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }
    [Inject] public required RefusalWords Words { get; init; }

    [Parameter, EditorRequired] public required BookingInput Input { get; set; }
    [Parameter, EditorRequired] public required FacilityFacts Room { get; set; }

    /// <summary>The rules that the input breaks, as far as they are known.</summary>
    [Parameter] public IReadOnlyList<Refusal> Refusals { get; set; } = [];

    /// <summary>Speak about fields too that nobody has touched: after a submit.</summary>
    [Parameter] public bool ShowAll { get; set; }

    /// <summary>An answer is awaited for what stands here: it stays as it is.</summary>
    [Parameter] public bool IsLocked { get; set; }

    /// <summary>Given to staff, who book for others.</summary>
    [Parameter] public Func<string, CancellationToken, Task<IReadOnlyList<PersonHit>>>? SearchPeople { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }
    [Parameter] public EventCallback OnSubmit { get; set; }

    /// <summary>Where the room can be changed.</summary>
    [Parameter] public RenderFragment? RoomField { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>The form's element, for those who keep what stands in it.</summary>
    public ElementReference Element => _form;

    private bool IsOpen => _isOpened || !string.IsNullOrEmpty(Input.Description) || !string.IsNullOrEmpty(Input.MeetingUrl)
        || Refusals.Any(refusal => refusal.Field is BookingField.Description or BookingField.MeetingUrl);

    /// <summary>The rule says it too once it is broken.</summary>
    private string? SeatsHint => (ErrorOf(BookingField.Attendees), Room.Facility.Capacity) switch
    {
        (not null, _) => null,
        (_, 1) => Texts["AttendeesHintOne", Room.Facility.Name].Value,
        (_, var seats) => Texts["AttendeesHint", Room.Facility.Name, seats].Value,
    };

    private string? TimeError => ErrorOf(BookingField.Time);

    private LocalDate Day => Input.Date is { } date ? LocalDate.FromDateOnly(date) : Room.Clock.DateOf(NodaConstants.UnixEpoch);

    /// <summary>False where a name was begun and nobody chosen; the field says so then.</summary>
    public async Task<bool> IsFinishedAsync()
    {
        if (_people is not { IsUnfinished: true })
        {
            return true;
        }

        await _people.AskToChooseAsync();
        return false;
    }

    /// <summary>Puts the focus on the first field that has something against it.</summary>
    public async Task FocusFirstErrorAsync()
    {
        var fields = Refusals.Select(refusal => refusal.Field).ToHashSet();
        if (fields.Contains(BookingField.Title))
        {
            await _title.GiveFocusAsync();
        }
        else if (_times is not null && (fields.Contains(BookingField.Time) || FormTimes.Of(Input, Room.Clock) is not { StartsAt: not null, EndsAt: not null }))
        {
            await _times.FocusAsync();
        }
        else if (fields.Contains(BookingField.Attendees))
        {
            await _attendees.GiveFocusAsync();
        }
        else if (fields.Contains(BookingField.Description))
        {
            await _description.GiveFocusAsync();
        }
        else if (fields.Contains(BookingField.MeetingUrl))
        {
            await _meetingUrl.GiveFocusAsync();
        }
    }

    /// <summary>Escape closes an open list of people first; false where there is none.</summary>
    public bool CloseList() => _people?.CloseList() ?? false;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusDescription)
        {
            _focusDescription = false;
            await _description.GiveFocusAsync();
        }
    }

    // Time and room were given, so they are spoken of from the start; the rest only when somebody has been there.
    private string? ErrorOf(BookingField field) =>
        ShowAll || field is BookingField.Time or BookingField.Facility || _touched.Contains(field)
            ? Words.Say(Refusals, field, Room.Clock, Day)
            : null;

    private Task ChangedAsync(BookingField? field)
    {
        if (field is { } touched)
        {
            _touched.Add(touched);
        }

        return OnChanged.InvokeAsync();
    }

    private Task ChooseAsync(PersonHit? person)
    {
        Input.OnBehalfOf = person;
        return ChangedAsync(null);
    }

    private void OpenAsync() => _isOpened = _focusDescription = true;
}
