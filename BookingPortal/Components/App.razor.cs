using System.Globalization;
using BookingPortal.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace BookingPortal.Components;

public sealed partial class App
{
    [CascadingParameter] public required HttpContext HttpContext { get; set; }

    private IComponentRenderMode? PageRenderMode =>
        HttpContext.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    private ThemeChoice Theme => ThemeChoice.Of(HttpContext.Request);

    private static string Language => CultureInfo.CurrentUICulture.Name;

    private static string Direction => CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? "rtl" : "ltr";
}
