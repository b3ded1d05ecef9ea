using System.Diagnostics;
using BookingPortal.Database;
using BookingPortal.Tests.Support;
using Npgsql;

namespace BookingPortal.Tests.Database;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StartAsync_NothingThere_ServesOnLoopbackWithPasswordAndChecksums()
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(Options(), CancellationToken.None);

        Assert.Equal(EmbeddedPostgresOrigin.Made, postgres.Origin);
        Assert.Equal("127.0.0.1", await AskAsync(postgres, "SHOW listen_addresses"));
        Assert.Equal("", await AskAsync(postgres, "SHOW unix_socket_directories"));
        Assert.Equal("on", await AskAsync(postgres, "SHOW data_checksums"));
        Assert.Equal("UTF8", await AskAsync(postgres, "SHOW server_encoding"));
        Assert.Equal("0", await AskAsync(postgres, "SELECT count(*)::text FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path.Combine(postgres.DataDirectory, "passwords.json")));
        Assert.False(File.Exists(Path.Combine(postgres.DataDirectory, "initdb.password")));
    }

    [Fact]
    public async Task StartAsync_NotToldOtherwise_WritesThroughToTheDisk()
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(Options() with { Durable = true }, CancellationToken.None);

        Assert.Equal("on", await AskAsync(postgres, "SHOW fsync"));
        Assert.Equal("on", await AskAsync(postgres, "SHOW synchronous_commit"));
        Assert.Equal("on", await AskAsync(postgres, "SHOW full_page_writes"));
    }

    [Fact]
    public async Task StartAsync_WrongPassword_IsRefused()
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(Options(), CancellationToken.None);
        var wrong = new NpgsqlConnectionStringBuilder(postgres.ConnectionString("postgres", EmbeddedPostgres.Superuser)) { Password = "guess" };

        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task StartAsync_AnotherPortalRunsOnTheSameData_IsRefusedInWords()
    {
        await using var first = await EmbeddedPostgres.StartAsync(Options(), CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => EmbeddedPostgres.StartAsync(Options(), CancellationToken.None));

        Assert.Contains("already runs", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("1", await AskAsync(first, "SELECT '1'"));
    }

    [Fact]
    public async Task StartAsync_PortalWasKilled_AdoptsItsServerWithTheData()
    {
        var killed = await EmbeddedPostgres.StartAsync(Options(), CancellationToken.None);
        await AskAsync(killed, "CREATE TABLE kept AS SELECT 'here' AS word");
        killed.Abandon();

        await using var next = await EmbeddedPostgres.StartAsync(Options(), CancellationToken.None);

        Assert.Equal(EmbeddedPostgresOrigin.Adopted, next.Origin);
        Assert.Equal(killed.Port, next.Port);
        Assert.Equal("here", await AskAsync(next, "SELECT word FROM kept"));
    }

    [Fact]
    public async Task StartAsync_PortalAndServerWereKilled_RecoversTheData()
    {
        var durable = Options() with { Durable = true };
        var killed = await EmbeddedPostgres.StartAsync(durable, CancellationToken.None);
        await AskAsync(killed, "CREATE TABLE kept AS SELECT 'here' AS word");
        using (var server = Process.GetProcessById(ServerOf(killed)))
        {
            server.Kill();
        }

        killed.Abandon();
        await using var next = await EmbeddedPostgres.StartAsync(durable, CancellationToken.None);

        Assert.Equal(EmbeddedPostgresOrigin.Started, next.Origin);
        Assert.Equal("here", await AskAsync(next, "SELECT word FROM kept"));
    }

    [Fact]
    public async Task StartAsync_LeftoverNamesTheProcessOfSomebodyElse_StartsAllTheSame()
    {
        await using (await EmbeddedPostgres.StartAsync(Options(), CancellationToken.None))
        {
        }

        var leftover = Path.Combine(_folder.Path, "postgres", "postmaster.pid");
        await File.WriteAllTextAsync(leftover, $"{Environment.ProcessId}\n{_folder.Path}/postgres\n0\n5432\n\n127.0.0.1\n0\nready\n");
        await using var next = await EmbeddedPostgres.StartAsync(Options(), CancellationToken.None);

        Assert.Equal(EmbeddedPostgresOrigin.Started, next.Origin);
        Assert.Equal("1", await AskAsync(next, "SELECT '1'"));
    }

    [Fact]
    public async Task StartAsync_MakingWasKilledHalfway_BeginsAnew()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "postgres.new", "base"));

        await using var postgres = await EmbeddedPostgres.StartAsync(Options(), CancellationToken.None);

        Assert.Equal("1", await AskAsync(postgres, "SELECT '1'"));
    }

    [Fact]
    public async Task StartAsync_PasswordsAreGone_SaysWhatToDo()
    {
        await using (await EmbeddedPostgres.StartAsync(Options(), CancellationToken.None))
        {
        }

        File.Delete(Path.Combine(_folder.Path, "passwords.json"));
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => EmbeddedPostgres.StartAsync(Options(), CancellationToken.None));

        Assert.Contains("passwords.json is missing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_ServerRuns_StopsItAndKeepsThePasswords()
    {
        string password;
        await using (var postgres = await EmbeddedPostgres.StartAsync(Options(), CancellationToken.None))
        {
            password = postgres.PasswordOf(DatabaseRoles.Owner);
        }

        Assert.False(File.Exists(Path.Combine(_folder.Path, "postgres", "postmaster.pid")));
        await using var next = await EmbeddedPostgres.StartAsync(Options(), CancellationToken.None);
        Assert.Equal(password, next.PasswordOf(DatabaseRoles.Owner));
        Assert.NotEqual(password, next.PasswordOf(DatabaseRoles.Application));
    }

    [Fact]
    public async Task AttachAsync_NothingRuns_AnswersNull() =>
        Assert.Null(await EmbeddedPostgres.AttachAsync(Options(), CancellationToken.None));

    [Fact]
    public async Task AttachOrStartAsync_PortalRuns_LeavesItsServerAlone()
    {
        await using var portal = await EmbeddedPostgres.StartAsync(Options(), CancellationToken.None);

        await using (var command = await EmbeddedPostgres.AttachOrStartAsync(Options(), CancellationToken.None))
        {
            Assert.Equal(EmbeddedPostgresOrigin.Attached, command.Origin);
            Assert.Equal(portal.Port, command.Port);
        }

        Assert.Equal("1", await AskAsync(portal, "SELECT '1'"));
    }

    [Fact]
    public async Task AttachOrStartAsync_NothingRuns_StartsAServerAndStopsIt()
    {
        await using (var command = await EmbeddedPostgres.AttachOrStartAsync(Options(), CancellationToken.None))
        {
            Assert.Equal("1", await AskAsync(command, "SELECT '1'"));
        }

        Assert.False(File.Exists(Path.Combine(_folder.Path, "postgres", "postmaster.pid")));
    }

    private EmbeddedPostgresOptions Options() => new()
    {
        DataDirectory = _folder.Path,
        ToolsDirectory = Path.Combine(DatabaseOptions.RepositoryOf(AppContext.BaseDirectory), ".tools"),
        Durable = false,
    };

    private static int ServerOf(EmbeddedPostgres postgres) =>
        int.Parse(File.ReadLines(Path.Combine(postgres.DataDirectory, "postgres", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string?> AskAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString("postgres", EmbeddedPostgres.Superuser) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync();
    }
}
