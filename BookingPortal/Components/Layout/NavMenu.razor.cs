using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Layout;

public sealed partial class NavMenu : IDisposable
{
    private static readonly IReadOnlyList<Item> Items =
    [
        new("", "calendar_month", "NavCalendar"),
        new("find", "search", "NavFindRoom"),
        new("my-bookings", "event_note", "NavMyBookings"),
    ];

    private static readonly IReadOnlyList<Item> ForAdmins =
    [
        new("utilization", "monitoring", "NavUtilization"),
        new("facilities", "meeting_room", "NavFacilities"),
        new("people", "group", "NavPeople"),
    ];

    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required CommandPaletteOpener Opener { get; init; }
    [Inject] public required IStringLocalizer<LayoutTexts> Texts { get; init; }

    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    /// <summary>The page has no circuit, and never will.</summary>
    private bool IsStatic => HttpContext is { } http && !http.AcceptsInteractiveRouting();

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    private bool IsHere(Item item)
    {
        var path = Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0];
        return path.Split('/')[0] == item.Href;
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => InvokeAsync(StateHasChanged);

    private sealed record Item(string Href, string Icon, string Text);
}
