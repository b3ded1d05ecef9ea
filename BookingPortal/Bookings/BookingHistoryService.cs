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

    /// <summary>The local day of a facility as it was at a moment, for staff of it.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is not staff of it.</exception>
    public async Task<IReadOnlyList<BookingAsOf>> DayAsOfAsync(int facilityId, LocalDate date, Instant moment, CancellationToken cancel = default)
    {
        await RequireStaffAsync(facilityId, "Only staff of the facility may see a day of it as it was.", cancel);

        // A room that is no longer in use has had its days too.
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Facilities.Where(room => room.Id == facilityId).Select(room => room.TimeZone).SingleOrDefaultAsync(cancel) is not { } zone)
        {
            return [];
        }

        var day = FacilityClock.OfRow(zone).Day(date);
        return await trail.DayAsOfAsync(facilityId, day.Start, day.End, moment, cancel);
    }

    /// <summary>Lines of history by filter, the newest first, for staff; a delegated manager names a facility of his.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is not staff of what he asks for.</exception>
    public async Task<IReadOnlyList<AuditRecord>> FindAsync(AuditFilter filter, CancellationToken cancel = default)
    {
        await RequireStaffAsync(filter.FacilityId, "Only staff may search the history.", cancel);
        return await trail.FindAsync(filter, cancel);
    }

    /// <param name="facilityId">Null where all of them are asked for.</param>
    private async Task RequireStaffAsync(int? facilityId, string message, CancellationToken cancel)
    {
        var viewer = await user.ViewerAsync();
        if (facilityId is { } id ? !await _reader.IsStaffAsync(viewer, id, cancel) : !await _reader.IsStaffEverywhereAsync(viewer, cancel))
        {
            throw new UnauthorizedAccessException(message);
        }
    }
}
