using System.ComponentModel;
using System.Diagnostics;

namespace BookingPortal.Database;

/// <summary>Runs one of PostgreSQL's tools to its end, as the account that may own a cluster.</summary>
internal sealed class ToolRunner(ServerAccount? account)
{
    /// <param name="tool">Full path, or a name to be found in the usual places.</param>
    public Task<ToolResult> RunAsync(string tool, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        account is null
            ? RunAsSelfAsync(tool, arguments, cancellationToken)
            : RunAsSelfAsync("setpriv", [.. account.SetprivArguments, tool, .. arguments], cancellationToken);

    public static async Task<ToolResult> RunAsSelfAsync(string tool, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(tool)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };

        // The server inherits this environment: nothing of the caller's may change its language, its clock or its defaults.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = StartProcess(start);
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ToolResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process StartProcess(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            var hint = start.FileName == "setpriv" ? " PostgreSQL refuses to run as root, and setpriv (package util-linux) is how root hands it to another account." : "";
            throw new StartRefusedException($"{start.FileName} could not be started: {e.Message}.{hint}", e);
        }
    }
}

internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    public string Words => string.Join(Environment.NewLine, new[] { Errors.Trim(), Output.Trim() }.Where(text => text.Length > 0));
}
