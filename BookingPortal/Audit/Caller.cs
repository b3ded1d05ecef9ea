using System.Net;

namespace BookingPortal.Audit;

/// <summary>
/// Who calls a service and from where. <see cref="SecurityStamp"/> is the one the person signed in with: a write
/// compares it with the person's row, so that a sign-out or a lost role counts at once.
/// </summary>
public sealed record Caller(int? PersonId, string? SecurityStamp)
{
    public IPAddress? IpAddress { get; init; }

    /// <summary>The browser as it names itself, at most 500 characters.</summary>
    public string? UserAgent { get; init; }

    public string? TraceId { get; init; }

    /// <summary>The verb or worker that acts where no person does.</summary>
    public string? SystemName { get; init; }

    public static Caller System(string name) => new(null, null) { SystemName = name };
}
