using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Bookings.Writing;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>The history of bookings for those who may read it: the owner, who booked, and staff.</summary>
public sealed class BookingHistoryService(IDbContextFactory<PortalDbContext> contexts, AuditTrail trail, CurrentUser user)
{
    private readonly BookingReader _reader = new(contexts);

    /// <summary>What happened to a booking, oldest first; empty for a foreign and for a missing id alike.</summary>
    public async Task<IReadOnlyList<AuditRecord>> OfAsync(long bookingId, CancellationToken cancel = default) =>
        await _reader.FindAsync(bookingId, await user.ViewerAsync(), cancel) is null ? [] : await trail.OfBookingAsync(bookingId, cancel);

    /// <summary>How a booking stood at a moment; null before it was made, and for a foreign id.</summary>
    public async Task<BookingAsOf?> AsOfAsync(long bookingId, Instant moment, CancellationToken cancel = default) =>
        await _reader.FindAsync(bookingId, await user.ViewerAsync(), cancel) is null ? null : await trail.AsOfAsync(bookingId, moment, cancel);

    /// <summary>The local day of a facility as it was at a moment, for staff.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is not staff.</exception>
    public async Task<IReadOnlyList<BookingAsOf>> DayAsOfAsync(int facilityId, LocalDate date, Instant moment, CancellationToken cancel = default)
    {
        await RequireStaffAsync("Only staff may see a day as it was.");

        // A room that is no longer in use has had its days too.
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Facilities.Where(room => room.Id == facilityId).Select(room => room.TimeZone).SingleOrDefaultAsync(cancel) is not { } zone)
        {
            return [];
        }

        var day = FacilityClock.OfRow(zone).Day(date);
        return await trail.DayAsOfAsync(facilityId, day.Start, day.End, moment, cancel);
    }

    /// <summary>Lines of history by filter, the newest first, for staff.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is not staff.</exception>
    public async Task<IReadOnlyList<AuditRecord>> FindAsync(AuditFilter filter, CancellationToken cancel = default)
    {
        await RequireStaffAsync("Only staff may search the history.");
        return await trail.FindAsync(filter, cancel);
    }

    private async Task RequireStaffAsync(string message)
    {
        if (await user.ViewerAsync() is not { IsStaff: true })
        {
            throw new UnauthorizedAccessException(message);
        }
    }
}
