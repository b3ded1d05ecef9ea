namespace BookingPortal.Tests.Support;

/// <summary>A folder for one test, gone after it.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("bookingportal-test-").FullName;

    public TestFolder() => Open(Path);

    /// <summary>Temporary folders are made for their owner alone; PostgreSQL may run as another account and has to walk through.</summary>
    public static void Open(string folder) => File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
