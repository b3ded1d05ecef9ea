using System.Net.Sockets;
using Npgsql;

namespace BookingPortal.Database;

/// <summary>Reads the meaning of a database failure out of its code; its text is never searched.</summary>
public static class PostgresFaults
{
    /// <summary>
    /// The meaning, or null where the failure is a fault of the program. EF Core wraps a deadlock in
    /// <see cref="InvalidOperationException"/>: the inner exceptions are walked.
    /// </summary>
    public static PostgresFault? Of(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException!)
        {
            switch (inner)
            {
                case PostgresException postgres:
                    return Of(postgres.SqlState);
                case NpgsqlException or TimeoutException or IOException or SocketException:
                    return PostgresFault.Unknown;
            }
        }

        return null;
    }

    /// <summary>Whether the exclusion constraint said no: somebody holds the slot.</summary>
    public static bool IsTaken(Exception exception) => Broke(exception, PostgresErrorCodes.ExclusionViolation, ConstraintNames.BookingNoOverlap);

    /// <summary>Whether the history already has a row of this request and booking.</summary>
    public static bool IsKeyUsed(Exception exception) => Broke(exception, PostgresErrorCodes.UniqueViolation, ConstraintNames.AuditRequest);

    /// <summary>Whether a booking was already made by this request.</summary>
    public static bool IsRequestUsed(Exception exception) => Broke(exception, PostgresErrorCodes.UniqueViolation, ConstraintNames.BookingRequestId);

    private static bool Broke(Exception exception, string sqlState, string constraint)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException!)
        {
            if (inner is PostgresException postgres && postgres.SqlState == sqlState && postgres.ConstraintName == constraint)
            {
                return true;
            }
        }

        return false;
    }

    private static PostgresFault? Of(string sqlState) => sqlState switch
    {
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.InvalidCatalogName
            => PostgresFault.RolledBack,
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory
            or PostgresErrorCodes.IoError or PostgresErrorCodes.InsufficientPrivilege
            => PostgresFault.WritesRefused,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.StatementCompletionUnknown => PostgresFault.Unknown,
        _ when sqlState.StartsWith("08", StringComparison.Ordinal) => PostgresFault.Unknown,

        // Refused at the door: password changed, login gone.
        _ when sqlState.StartsWith("28", StringComparison.Ordinal) => PostgresFault.RolledBack,
        _ => null,
    };
}
