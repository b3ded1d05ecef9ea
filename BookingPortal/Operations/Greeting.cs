using BookingPortal.Database;

namespace BookingPortal.Operations;

/// <summary>What somebody who has just started the portal on his own machine wants to know.</summary>
public static class Greeting
{
    /// <summary>Says it once the portal listens, in Development only.</summary>
    public static void GreetWhenStarted(this WebApplication app, PortalDatabase database)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var data = database.Embedded?.DataDirectory is { } folder ? $"in {folder}" : "on the server that ConnectionStrings:Portal names";
            Console.WriteLine($"""

                  BookingPortal is ready at {string.Join(" and ", app.Urls)}
                  The data lies {data}
                  Ctrl-C stops the portal and its database

                """);
        });
    }
}
