/// <summary>
/// Lets a benchmark look into a running portal: named in DOTNET_STARTUP_HOOKS, it answers each line of the portal's standard
/// input. The name, and that it stands in no namespace, are the runtime's rule. It uses nothing but the base library.
/// </summary>
internal static class StartupHook
{
    internal const string Heap = "heap";

    internal const string Processor = "processor";

    public static void Initialize() => new Thread(Answer) { IsBackground = true }.Start();

    private static void Answer()
    {
        while (Console.In.ReadLine() is { } asked)
        {
            var answer = asked switch
            {
                Heap => Collected(),
                Processor => (long)Environment.CpuUsage.TotalTime.TotalMicroseconds,
                _ => -1,
            };
            Console.Out.WriteLine($"{asked}={answer}");
            Console.Out.Flush();
        }
    }

    /// <summary>Managed bytes that are in use.</summary>
    private static long Collected()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
