namespace BookingPortal.Operations;

/// <summary>
/// A circuit lives on one WebSocket, opened by a page of this very address: its request says who and from where. The other transports of the
/// hub would bring a request for each message and are refused, and so is a handshake that a foreign page started.
/// </summary>
public static class CircuitTransport
{
    private const string Hub = "/_blazor";

    public static void UseCircuitTransport(this IApplicationBuilder app)
    {
        app.UseWebSockets();
        app.Use((context, next) =>
        {
            if (!IsHub(context.Request.Path))
            {
                return next(context);
            }

            if (!context.WebSockets.IsWebSocketRequest)
            {
                return RefuseAsync(context, StatusCodes.Status400BadRequest, "The portal needs WebSockets.");
            }

            return IsFromHere(context.Request)
                ? next(context)
                : RefuseAsync(context, StatusCodes.Status403Forbidden, "Open the portal at its own address.");
        });
    }

    /// <summary>Routes do not mind a slash at the end, so this does not either. The question before the socket (negotiate) is another address.</summary>
    private static bool IsHub(PathString path) => path.StartsWithSegments(Hub, out var rest) && (!rest.HasValue || rest == "/");

    private static bool IsFromHere(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
        && new HostString(origin.Authority).Equals(request.Host);

    private static Task RefuseAsync(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(words, context.RequestAborted);
    }
}
