using BookingPortal.Accounts;
using BookingPortal.Availability;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.FindRoom.Understanding;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.FindRoom;

/// <summary>A form of wishes and the rooms that fulfil them; the wishes live in the address alone.</summary>
public sealed partial class FindRoomPage : IDisposable
{
    private readonly LatestCall _loading = new();
    private string? _asked;
    private FindAddress _address = new();
    private FindChoices? _choices;
    private FoundRooms? _found;
    private IReadOnlyList<string> _notUnderstood = [];
    private PersonHit? _for;
    private string _sentence = "";
    private bool _isLoading;
    private bool _failed;
    private bool _isGone;

    [Inject] public required RoomFinder Finder { get; init; }
    [Inject] public required Understander Understander { get; init; }
    [Inject] public required PersonNames Names { get; init; }
    [Inject] public required CurrentUser User { get; init; }
    [Inject] public required BookingDialogs Dialogs { get; init; }
    [Inject] public required BookingUndo Undo { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<FindRoomTexts> Texts { get; init; }
    [Inject] public required ILogger<FindRoomPage> Logger { get; init; }

    // Read as text: a value that is none of its kind is passed over, not an error page.
    [SupplyParameterFromQuery(Name = "q")] public string? Sentence { get; set; }
    [SupplyParameterFromQuery] public string? People { get; set; }
    [SupplyParameterFromQuery] public string? Length { get; set; }
    [SupplyParameterFromQuery] public string? Date { get; set; }
    [SupplyParameterFromQuery] public string? From { get; set; }
    [SupplyParameterFromQuery] public string? Until { get; set; }
    [SupplyParameterFromQuery] public string? Place { get; set; }
    [SupplyParameterFromQuery] public string? Building { get; set; }
    [SupplyParameterFromQuery(Name = "feature")] public string[]? Features { get; set; }
    [SupplyParameterFromQuery] public string? Text { get; set; }
    [SupplyParameterFromQuery] public string? For { get; set; }

    private bool Waiting => !RendererInfo.IsInteractive;

    private string Said => _notUnderstood.Count == 0
        ? Texts["SayHint"]
        : Texts["NotUnderstood", string.Join(", ", _notUnderstood.Select(words => Texts["Quoted", words].Value))];

    public void Dispose()
    {
        _isGone = true;
        _loading.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = FindAddress.Of(new FindQuery(Sentence, People, Length, Date, From, Until, Place, Building, Features, Text, For));
        if (_asked == asked.ToUri())
        {
            return;
        }

        (_asked, _address, _sentence) = (asked.ToUri(), asked, asked.Said ?? "");
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await AfterDialogAsync(await Dialogs.RestoreAsync());
        }
    }

    /// <summary>Reads what the address asks for; a later call makes an earlier one give up.</summary>
    private async Task LoadAsync()
    {
        var cancel = _loading.Begin();
        (_isLoading, _failed) = (true, false);
        try
        {
            _choices = await Understander.ChoicesAsync(cancel);
            _for = await ForWhomAsync(cancel);
            await FillInAsync(_choices, cancel);
            var found = _address.EndsBeforeItStarts ? new FoundRooms([], []) : await Finder.FindAsync(_address.ToWish(), cancel);
            cancel.ThrowIfCancellationRequested();
            (_found, _isLoading) = (found, false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // A later call has taken over, or the page is gone.
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotFound(Logger, fault);
            (_failed, _isLoading) = (true, false);
        }
    }

    /// <summary>An address that names only a sentence, or nothing, becomes a whole wish.</summary>
    private async Task FillInAsync(FindChoices choices, CancellationToken cancel)
    {
        var understood = _address.Said is { } said ? await Understander.ReadAsync(said, choices, cancel) : null;
        _notUnderstood = understood?.NotUnderstood ?? [];
        if (_address.IsFilledIn)
        {
            return;
        }

        var filled = understood is null
            ? await Understander.UsualAsync(choices, cancel)
            : await Understander.AddressAsync(understood, _address.Said!, choices, cancel);
        _address = filled with { For = _address.For };
    }

    private async Task<PersonHit?> ForWhomAsync(CancellationToken cancel) =>
        _address.For is { } id && (await User.ViewerAsync()).IsStaffSomewhere && (await Names.OfAsync([id], cancel)).TryGetValue(id, out var name)
            ? new PersonHit(id, name, "")
            : null;

    private async Task UnderstandAsync()
    {
        if (string.IsNullOrWhiteSpace(_sentence))
        {
            Go(_address with { Said = null });
            return;
        }

        try
        {
            var choices = _choices ?? await Understander.ChoicesAsync(CancellationToken.None);
            var understood = await Understander.ReadAsync(_sentence, choices, CancellationToken.None);
            Go((await Understander.AddressAsync(understood, _sentence, choices, CancellationToken.None)) with { For = _address.For });
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotFound(Logger, fault);
            _failed = true;
        }
    }

    private void Go(FindAddress address) => Navigation.NavigateTo(address.ToUri());

    private string Heading(FoundRooms found) => (found.Fits.Count, found.Alternatives.Count) switch
    {
        (RoomFinder.MostOffers, _) => Texts["FitMany", RoomFinder.MostOffers],
        (1, _) => Texts["FitOne"],
        ( > 1, _) => Texts["Fit", found.Fits.Count],
        (_, 0) => Texts["Nothing"],
        _ => Texts["Nearest"],
    };

    private static IReadOnlyList<RoomOffer> Shown(FoundRooms found) => found.Fits.Count > 0 ? found.Fits : found.Alternatives;

    private async Task BookAsync(RoomOffer offer) => await AfterDialogAsync(await Dialogs.OpenAsync(
        new BookingDraft(offer.Room.Id, offer.Slot) { Attendees = Math.Min(_address.People ?? 1, offer.Room.Capacity), OnBehalfOf = _for }));

    /// <summary>What was free may be taken now: the answers are read again in any case.</summary>
    private async Task AfterDialogAsync(BookingResult? result)
    {
        if (result is null || _isGone)
        {
            return;
        }

        await ReadAgainAsync();
        Undo.Say(result, ReadAgainAsync);
    }

    private async Task ReadAgainAsync()
    {
        await LoadAsync();
        if (!_isGone)
        {
            StateHasChanged();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3301, Level = LogLevel.Warning, Message = "Rooms could not be looked for.")]
        internal static partial void NotFound(ILogger logger, Exception exception);
    }
}
