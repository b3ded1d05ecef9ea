using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Layout;

public sealed partial class MainLayout : IDisposable
{
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<LayoutTexts> Texts { get; init; }

    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    /// <summary>The page has no circuit, and never will: what needs one is left out.</summary>
    private bool IsStatic => HttpContext is { } http && !http.AcceptsInteractiveRouting();

    /// <summary>With a base address a bare "#main" would lead to the first page.</summary>
    private string Here => Navigation.Uri.Split('#')[0];

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => InvokeAsync(StateHasChanged);
}
