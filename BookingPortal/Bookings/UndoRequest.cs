namespace BookingPortal.Bookings;

/// <summary>Takes back one's own last change, extension, shortening or cancellation within <see cref="BookingRules.UndoTime"/>.</summary>
/// <param name="Undone">The request id of what is taken back.</param>
/// <param name="RequestId">Of the undoing itself.</param>
public sealed record UndoRequest(long BookingId, Guid Undone, Guid RequestId);
