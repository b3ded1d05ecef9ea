namespace BookingPortal.Database;

/// <summary>What a failure of the database means for the statement that met it.</summary>
public enum PostgresFault
{
    /// <summary>Rolled back for certain; the same statement may be sent again.</summary>
    RolledBack,

    /// <summary>No answer came: it may have been committed. Only its request id can tell.</summary>
    Unknown,

    /// <summary>The server takes no writes now (read-only, disk full, rights missing).</summary>
    WritesRefused,
}
