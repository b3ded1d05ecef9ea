using BookingPortal.Database;
using BookingPortal.Operations.Integrity;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BookingPortal.Operations;

/// <summary>One program, several verbs: the first argument chooses, and nothing means <c>serve</c>.</summary>
public static class CommandLine
{
    private const int Refused = 1;
    private const int Misused = 2;
    private const int Interrupted = 130;

    private const string Usage = """
        BookingPortal [verb] [settings]

          serve                                        serve the portal (also without a verb)
          demo [--facilities N] [--people N] [--days-back N] [--days-ahead N] [--seed N]
                                                       fill an empty database with demo data
          admin create --email A --name N              add the first admin; the password is asked
          people add --email A --name N --role R       add a person (Employee, Staff or Admin)
          migrate                                      bring roles, tables and rights of the database to this version
          check                                        hold the database to its promises; exit code 0 where all are kept
          database-url [owner|application|reports]     print the address of the database for psql (owner unless told otherwise)

        Settings are given as --Key=value, for example --urls=http://localhost:5080.
        """;

    /// <summary>Runs the verb that the arguments name and returns the exit code of the process.</summary>
    public static async Task<int> RunAsync(string[] args, Func<string[], CancellationToken, Task> serve)
    {
        using var stop = new StopSignals();
        try
        {
            return await DispatchAsync(args, serve, stop.Token);
        }
        catch (StartRefusedException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Refused;
        }
        catch (OptionsValidationException e)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, e.Failures));
            return Refused;
        }
        catch (NpgsqlException e) when (e is not PostgresException { SqlState: not (['2', '8', ..] or ['3', 'D', ..] or ['5', '7', ..]) })
        {
            // No server, no such login or no such database: the connection string is at fault, or the server is.
            await Console.Error.WriteLineAsync($"The database does not answer: {e.InnerException?.Message ?? e.Message}");
            return Refused;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return Interrupted;
        }
    }

    private static async Task<int> DispatchAsync(string[] args, Func<string[], CancellationToken, Task> serve, CancellationToken cancellationToken)
    {
        switch (args)
        {
            case ["--help" or "-h" or "help", ..]:
                await Console.Out.WriteLineAsync(Usage);
                return 0;
            case [] or ["serve", ..] or [['-', ..], ..]:
                await serve(args is ["serve", .. var settings] ? settings : args, cancellationToken);
                return 0;
            case ["migrate", .. var rest]:
                return await MigrateVerb.RunAsync(rest, cancellationToken);
            case ["demo", .. var rest]:
                return await Demonstration.RunAsync(rest, cancellationToken);
            case ["admin", "create", .. var rest]:
                return await VerbHost.RunAsync(rest, AdminCreateVerb.RunAsync, cancellationToken);
            case ["people", "add", .. var rest]:
                return await VerbHost.RunAsync(rest, PeopleAddVerb.RunAsync, cancellationToken);
            case ["check", .. var rest]:
                return await VerbHost.RunAsync(rest, CheckVerb.RunAsync, cancellationToken);
            case ["database-url", .. var rest]:
                return await DatabaseUrlVerb.RunAsync(rest, cancellationToken);
            default:
                await Console.Error.WriteLineAsync($"There is no verb \"{args[0]}\".{Environment.NewLine}{Environment.NewLine}{Usage}");
                return Misused;
        }
    }
}
