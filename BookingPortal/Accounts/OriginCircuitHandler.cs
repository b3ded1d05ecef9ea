using BookingPortal.Audit;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Net.Http.Headers;

namespace BookingPortal.Accounts;

/// <summary>Remembers where a circuit comes from while the request that opened it is still there; later messages have none.</summary>
public sealed class OriginCircuitHandler(IHttpContextAccessor http, CallerOrigin origin) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (http.HttpContext is { } context)
        {
            origin.Remember(context.Connection.RemoteIpAddress, context.Request.Headers[HeaderNames.UserAgent]);
        }

        return Task.CompletedTask;
    }
}
