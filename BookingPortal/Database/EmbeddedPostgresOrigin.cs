namespace BookingPortal.Database;

/// <summary>How the running server came to be.</summary>
public enum EmbeddedPostgresOrigin
{
    /// <summary>The data existed and its server was started.</summary>
    Started,

    /// <summary>There was no data: an empty cluster was made and started.</summary>
    Made,

    /// <summary>A killed portal had left its server running; this one stops it.</summary>
    Adopted,

    /// <summary>Another process runs it and will stop it.</summary>
    Attached,
}
