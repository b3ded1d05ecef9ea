using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace BookingPortal.Components.Errors;

/// <summary>Every failure of a request ends on a page with words and one way on, and keeps its status.</summary>
public static class FailurePages
{
    public const string Error = "/error";
    public const string Status = "/status/{0}";

    public static void UseFailurePages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(Error, createScopeForErrors: true);
        }

        app.UseStatusCodePagesWithReExecute(Status, createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            AskInsteadOfSend(context);
            return next(context);
        });
    }

    /// <summary>A failed form runs through the pipeline again to show its page: that is a question, so its token is not judged twice.</summary>
    private static void AskInsteadOfSend(HttpContext context)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null)
        {
            return;
        }

        context.Request.Method = HttpMethods.Get;
        context.Features.Set<IAntiforgeryValidationFeature>(null);
    }
}
