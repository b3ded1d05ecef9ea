using BookingPortal.Audit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Net.Http.Headers;

namespace BookingPortal.Accounts;

/// <summary>
/// Tells the services of a request who calls and from where. Components learn it from the framework; an endpoint that
/// uses the same services would find nobody without this.
/// </summary>
public sealed class CallerMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.RequestServices.GetRequiredService<CallerOrigin>()
            .Remember(context.Connection.RemoteIpAddress, context.Request.Headers[HeaderNames.UserAgent]);

        // What everybody may look at (styles, pictures, health) asks nobody's name.
        if ((HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
            && context.User.Identity is { IsAuthenticated: true }
            && context.RequestServices.GetRequiredService<AuthenticationStateProvider>() is IHostEnvironmentAuthenticationStateProvider provider)
        {
            provider.SetAuthenticationState(Task.FromResult(new AuthenticationState(context.User)));
        }

        return next(context);
    }
}
