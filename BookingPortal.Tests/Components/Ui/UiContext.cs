using BookingPortal.Components.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Components.Ui;

/// <summary>Draws components as in a living circuit.</summary>
public abstract class UiContext : BunitContext
{
    protected UiContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddUi();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }
}
