using Microsoft.AspNetCore.Components;

namespace BookingPortal.Components.Errors;

/// <summary>Words for a response that has only a status.</summary>
public sealed partial class StatusPage
{
    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    [Parameter] public int Code { get; set; }

    private string Name => Code switch
    {
        StatusCodes.Status400BadRequest => "BadRequest",
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => "AccessDenied",
        StatusCodes.Status404NotFound => "NotFound",
        StatusCodes.Status429TooManyRequests => "TooMany",
        < 500 => "Refused",
        _ => "Error",
    };

    private string Sign => Code switch
    {
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => "lock",
        StatusCodes.Status404NotFound => "search_off",
        StatusCodes.Status429TooManyRequests => "hourglass_top",
        _ => "error",
    };

    protected override void OnInitialized() => HttpContext?.Response.StatusCode = Code;
}
