using System.Diagnostics;
using Microsoft.AspNetCore.Components;

namespace BookingPortal.Components.Errors;

/// <summary>No details of the failure: only the number under which the log has it.</summary>
public sealed partial class ErrorPage
{
    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    private string? Reference => Activity.Current?.TraceId.ToString() ?? HttpContext?.TraceIdentifier;
}
