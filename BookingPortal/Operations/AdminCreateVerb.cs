using BookingPortal.Accounts;

namespace BookingPortal.Operations;

/// <summary><c>admin create</c>: the first admin of an installation. The password is asked, read from the standard input, or made and printed once.</summary>
public static class AdminCreateVerb
{
    private const string Usage = "admin create --email address --name \"full name\" [--password-stdin]";

    public static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        var given = new VerbArguments(Usage, ["--email", "--name"], ["--password-stdin"], args);
        var person = new NewPerson(given.Required("--email"), given.Required("--name"), RoleNames.Admin);
        var password = given.Has("--password-stdin") ? await PasswordPrompt.ReadLineAsync() : PasswordPrompt.Ask();
        return await PeopleAddVerb.AddAsync(services, person with { Password = password }, "admin create");
    }
}
