using BookingPortal.Availability;
using BookingPortal.Components.Ui;
using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Bookings;

public sealed partial class RoomPicker
{
    private const int MostHits = 8;

    /// <summary>No form has this id, so Enter chooses a room and does not send the form.</summary>
    private const string NoForm = "b-room-nowhere";

    private IReadOnlyList<FacilityFacts> _hits = [];
    private string _text = "";
    private int _active = -1;
    private bool _isSearching;
    private bool _focusInput;
    private ElementReference _input;

    [Inject] public required FacilityCatalog Catalog { get; init; }
    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required FacilityFacts Room { get; set; }
    [Parameter] public EventCallback<FacilityFacts> RoomChanged { get; set; }

    /// <summary>A booking that has begun keeps its room.</summary>
    [Parameter] public bool IsFixed { get; set; }

    private string? Said => string.IsNullOrWhiteSpace(_text) ? null : _hits.Count == 0 ? Texts["RoomNone", _text.Trim()].Value : Texts["RoomsFound", _hits.Count].Value;

    /// <summary>Goes back to the chosen room; false where no other one is looked for.</summary>
    public bool CloseSearch()
    {
        var wasOpen = _isSearching;
        (_isSearching, _hits, _active, _text) = (false, [], -1, "");
        StateHasChanged();
        return wasOpen;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusInput)
        {
            _focusInput = false;
            await _input.GiveFocusAsync();
        }
    }

    private static string OptionId(int at) => $"b-room-{at}";

    private string Seats(FacilityFacts room) => room.Facility.Capacity == 1 ? Texts["OneSeat"] : Texts["Seats", room.Facility.Capacity];

    private async Task Open()
    {
        _isSearching = _focusInput = true;
        await SearchAsync();
    }

    /// <summary>Rooms of the same place first; before anything is typed these are offered.</summary>
    private async Task SearchAsync()
    {
        var filter = new RoomFilter(Text: _text);
        _active = -1;
        _hits =
        [
            .. (await Catalog.AllAsync()).Where(room => room.Facility.Id != Room.Facility.Id && filter.Wants(room.Facility))
                .OrderByDescending(room => room.Facility.Place == Room.Facility.Place).Take(MostHits),
        ];
    }

    private Task OnKeyAsync(KeyboardEventArgs pressed)
    {
        if (_hits.Count == 0)
        {
            return Task.CompletedTask;
        }

        switch (pressed.Key)
        {
            case "ArrowDown":
                _active = (_active + 1) % _hits.Count;
                break;
            case "ArrowUp":
                _active = _active <= 0 ? _hits.Count - 1 : _active - 1;
                break;
            case "Enter" when _active >= 0:
                return ChooseAsync(_hits[_active]);
        }

        return Task.CompletedTask;
    }

    private Task ChooseAsync(FacilityFacts room)
    {
        CloseSearch();
        return RoomChanged.InvokeAsync(room);
    }
}
