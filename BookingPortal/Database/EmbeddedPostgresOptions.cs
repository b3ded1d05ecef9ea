namespace BookingPortal.Database;

/// <summary>Where the private PostgreSQL keeps its data, and how carefully.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>Absolute path. Holds the cluster, the passwords, the lock and the server's log.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Absolute path of the folder into which <c>./run</c> installs PostgreSQL when the machine has none.</summary>
    public string? ToolsDirectory { get; init; }

    /// <summary>False only for tests: a power cut may then lose everything.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>The port to listen on; null takes any that is free. A server that comes back is found again where it was.</summary>
    public int? Port { get; init; }

    public int MaxConnections { get; init; } = 100;

    /// <summary>In megabytes, as <c>shared_buffers</c>; null is the server's own default of 128, meant for the smallest machine.</summary>
    public int? SharedBuffers { get; init; }
}
