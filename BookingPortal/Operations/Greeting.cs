using BookingPortal.Accounts;
using BookingPortal.Database;

namespace BookingPortal.Operations;

/// <summary>What somebody who has just started the portal on his own machine wants to know.</summary>
public static class Greeting
{
    /// <summary>Says it once the portal listens, in Development only.</summary>
    public static void GreetWhenStarted(this WebApplication app, PortalDatabase database)
    {
        var isDemo = database.IsDemo(app.Configuration);
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var data = database.Embedded?.DataDirectory is { } folder ? $"in {folder}" : "on the server that ConnectionStrings:Portal names";
            Console.WriteLine($"""

                  BookingPortal is ready at {string.Join(" and ", app.Urls)}
                  {(isDemo ? $"Sign in as {string.Join(", ", DemoMode.Accounts.Select(account => account.Email))} with the password {DemoMode.Password}" : "Sign in with an account made by: people add, or admin create")}
                  The data lies {data}
                  Ctrl-C stops the portal{(database.Embedded is null ? "" : " and its database")}

                """);
        });
    }
}
