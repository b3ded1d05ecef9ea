namespace BookingPortal.Operations;

/// <summary>
/// A circuit lives on one WebSocket, whose request says who and from where. The other transports of the hub would bring a request a message,
/// so they are refused.
/// </summary>
public static class WebSocketsOnly
{
    private const string Hub = "/_blazor";

    public static void UseWebSocketsOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path != Hub || context.WebSockets.IsWebSocketRequest)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync("The portal needs WebSockets.", context.RequestAborted);
    });
}
