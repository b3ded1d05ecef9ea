using NodaTime;

namespace BookingPortal.Accounts.People;

/// <summary>One row of the administration's log about a person.</summary>
/// <param name="Action">As the log has it: <c>added</c>, <c>locked</c> …</param>
/// <param name="By">Who did it; null where a command of the server did.</param>
public sealed record PersonEvent(string Action, string? By, Instant At, string? Before, string? After);
