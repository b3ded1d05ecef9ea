using System.Globalization;

namespace BookingPortal.Database;

/// <summary>What postmaster.pid says about the server of a cluster.</summary>
internal sealed record Postmaster(int ProcessId, int Port, bool IsReady, bool IsAlive)
{
    public static string FileOf(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary>Null when no server ever started here, or the last one stopped as it should.</summary>
    public static Postmaster? Of(string cluster)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(FileOf(cluster));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartRefusedException($"{cluster} belongs to another account. Run this as the account that runs the portal.", e);
        }

        var processId = NumberIn(lines, 0);
        return new Postmaster(processId, NumberIn(lines, 3), lines.ElementAtOrDefault(7)?.Trim() == "ready", Serves(processId, cluster));
    }

    // Asking whether the process exists is not enough (pg_ctl status does): a killed server that nobody has waited for still exists,
    // and after a restart of the machine the number may belong to somebody else. Its command line tells.
    private static bool Serves(int processId, string cluster)
    {
        try
        {
            var arguments = File.ReadAllText($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/cmdline").Split('\0');
            return Path.GetFileName(arguments[0]) == "postgres" && arguments.Contains(cluster);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static int NumberIn(string[] lines, int line) =>
        int.TryParse(lines.ElementAtOrDefault(line), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
