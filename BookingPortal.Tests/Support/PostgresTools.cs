using System.Globalization;
using BookingPortal.Database;

namespace BookingPortal.Tests.Support;

/// <summary>pg_dump and its kin, of the version of the server that the tests use.</summary>
internal static class PostgresTools
{
    /// <summary>Runs a tool to its end; a failure is the test's.</summary>
    public static async Task RunAsync(string tool, params string[] arguments)
    {
        var result = await ToolRunner.RunAsSelfAsync(await FindAsync(tool), arguments, CancellationToken.None);
        Assert.True(result.Succeeded, $"{tool} ended with {result.ExitCode}: {result.Words}");
    }

    private static async Task<string> FindAsync(string tool)
    {
        var number = (string)(await Sql.ScalarAsync(TestCluster.Instance.ConnectionString("postgres"), "SHOW server_version_num"))!;
        var major = (int.Parse(number, CultureInfo.InvariantCulture) / 10000).ToString(CultureInfo.InvariantCulture);
        string?[] folders =
        [
            TestCluster.Instance.Postgres.BinariesDirectory, $"/usr/lib/postgresql/{major}/bin",
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
        ];
        foreach (var file in folders.Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => Path.Combine(folder!, tool)).Where(File.Exists))
        {
            var version = await ToolRunner.RunAsSelfAsync(file, ["--version"], CancellationToken.None);
            if (version.Output.Contains($") {major}.", StringComparison.Ordinal))
            {
                return file;
            }
        }

        Assert.Fail($"{tool} of PostgreSQL {major}, the server's version, is not on this machine. ./test installs it with the package postgresql where it may.");
        return "";
    }
}
