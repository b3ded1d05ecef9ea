using System.Linq.Expressions;
using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>Reads which slots are held. Pending holds a slot as confirmed does.</summary>
public sealed class BusyTimes(IDbContextFactory<PortalDbContext> contexts, BookingVisibility visibility)
{
    /// <summary>No booking is longer (CHECK booking_duration_reasonable): what starts earlier cannot reach the window.</summary>
    private static readonly Duration Longest = Duration.FromHours(24);

    /// <summary>The widest buffers that CHECK booking_buffers_valid lets in, before and after.</summary>
    private static readonly Duration WidestBuffer = Duration.FromMinutes(480);

    /// <summary>
    /// What may block any part of a window, in order of start: everything within the widest buffers of it, so that the
    /// buffers of a booking that is yet to come can be added on either side.
    /// </summary>
    public async Task<IReadOnlyList<BusyTime>> OfAsync(
        IReadOnlyCollection<int> facilityIds, TimeSlot window, Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = await Holding(context.Bookings.AsNoTracking(), facilityIds, window.Widen(WidestBuffer, WidestBuffer))
            .OrderBy(booking => booking.StartTime)
            .Select(Projection)
            .ToListAsync(cancel);
        return rows.ConvertAll(row => row.For(viewer, visibility));
    }

    private static IQueryable<Booking> Holding(IQueryable<Booking> bookings, IReadOnlyCollection<int> facilityIds, TimeSlot window)
    {
        var earliest = window.Start - Longest;
        return bookings.Where(booking => facilityIds.Contains(booking.FacilityId)
            && booking.StartTime < window.End && booking.StartTime > earliest && booking.EndTime > window.Start
            && (booking.Status == BookingStatus.Confirmed || booking.Status == BookingStatus.Pending));
    }

    private static readonly Expression<Func<Booking, Row>> Projection = booking => new Row(
        booking.Id, booking.FacilityId, booking.UserId, booking.CreatedBy, booking.StartTime, booking.EndTime,
        booking.BufferBefore, booking.BufferAfter, booking.Status, booking.IsPrivate, booking.Title, booking.User.FullName);

    private sealed record Row(
        long Id, int FacilityId, int OwnerId, int? CreatedBy, Instant Start, Instant End, short BufferBefore, short BufferAfter,
        BookingStatus Status, bool IsPrivate, string Title, string Owner)
    {
        internal BusyTime For(Viewer viewer, BookingVisibility visibility)
        {
            var slot = new TimeSlot(Start, End);
            return new BusyTime(
                FacilityId,
                BookingVisibility.SeesAll(viewer, OwnerId, CreatedBy) ? Id : null,
                slot,
                slot.Widen(Duration.FromMinutes(BufferBefore), Duration.FromMinutes(BufferAfter)),
                Status == BookingStatus.Pending,
                OwnerId == viewer.Id,
                visibility.SeesTitle(viewer, OwnerId, CreatedBy, IsPrivate) ? Title : null,
                visibility.SeesName(viewer, OwnerId, CreatedBy, IsPrivate) ? Owner : null);
        }
    }
}
