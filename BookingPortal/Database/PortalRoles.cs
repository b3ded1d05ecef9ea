namespace BookingPortal.Database;

/// <summary>The login roles of the database; the verb <c>migrate</c> makes them.</summary>
public static class PortalRoles
{
    /// <summary>Owns the tables; used by migrations only.</summary>
    public const string Owner = "booking_owner";

    /// <summary>The portal itself.</summary>
    public const string Application = "booking_application";

    /// <summary>Reads, and sees no keys, tokens or password hashes.</summary>
    public const string Reports = "booking_reports";

    /// <summary>The only one that may redact.</summary>
    public const string Retention = "booking_retention";
}
