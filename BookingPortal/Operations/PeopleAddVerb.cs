using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Database;

namespace BookingPortal.Operations;

/// <summary><c>people add</c>: adds a person. Without <c>--password-stdin</c> a password is made and printed once.</summary>
public static class PeopleAddVerb
{
    private const string Usage = "people add --email address --name \"full name\" --role Employee|Staff|Admin [--home-place place] [--password-stdin]";

    public static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        var given = new VerbArguments(Usage, ["--email", "--name", "--role", "--home-place"], ["--password-stdin"], args);
        var role = given.Required("--role");
        var person = new NewPerson(
            given.Required("--email"),
            given.Required("--name"),
            RoleNames.All.FirstOrDefault(name => name.Equals(role, StringComparison.OrdinalIgnoreCase)) ?? role)
        {
            HomePlace = given.Optional("--home-place"),
            Password = given.Has("--password-stdin") ? await PasswordPrompt.ReadLineAsync() : null,
        };
        return await AddAsync(services, person, "people add");
    }

    /// <summary>Adds the person and says on the console what became of it.</summary>
    internal static async Task<int> AddAsync(IServiceProvider services, NewPerson person, string verb)
    {
        var made = person.Password is null ? PasswordPrompt.Make() : null;
        await using var scope = services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleService>();
        var outcome = await people.AddAsync(person with { Password = made ?? person.Password }, Caller.System(verb));
        if (outcome is not AddPersonOutcome.Added)
        {
            throw new StartRefusedException(Explain(outcome, person));
        }

        await Console.Out.WriteLineAsync($"Added {person.Email} as {person.Role}.");
        if (made is not null)
        {
            await Console.Out.WriteLineAsync($"Password, shown this once: {made}");
        }

        return 0;
    }

    private static string Explain(AddPersonOutcome outcome, NewPerson person) => outcome switch
    {
        AddPersonOutcome.EmailTaken => $"Somebody has the address {person.Email} already.",
        AddPersonOutcome.PasswordRefused refused => string.Join(' ', refused.Because.Select(fault => Explain(fault, person.Role))),
        AddPersonOutcome.Invalid { Field: nameof(NewPerson.Email) } when DemoMode.IsDemoAddress(person.Email) =>
            $"Addresses at {DemoMode.Domain} belong to demo mode, which is off here.",
        AddPersonOutcome.Invalid { Field: nameof(NewPerson.Email) } => $"\"{person.Email}\" is not an email address.",
        AddPersonOutcome.Invalid { Field: nameof(NewPerson.Role) } => $"There is no role \"{person.Role}\": {string.Join(", ", RoleNames.All)}.",
        AddPersonOutcome.Invalid { Field: nameof(NewPerson.HomePlace) } => "The home place is empty, has more than 100 characters or holds control characters.",
        AddPersonOutcome.Invalid => "The name has more than 200 characters or holds control characters.",
        _ => "This person may not be added.",
    };

    private static string Explain(PasswordFault fault, string role) => fault switch
    {
        PasswordFault.TooShort => $"The password needs at least {PasswordRules.ShortestFor(role)} characters.",
        PasswordFault.TooLong => $"The password may have at most {PasswordRules.Longest} characters.",
        _ => "The password is one of those that are tried first.",
    };
}
