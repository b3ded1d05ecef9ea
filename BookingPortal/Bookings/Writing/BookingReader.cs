using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Bookings.Writing;

/// <summary>Reads one booking as it stands, for those who may touch it: foreign and missing ids answer alike.</summary>
internal sealed class BookingReader(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>The right is read where the booking is: what the sign-in says of it may be a minute old.</summary>
    internal async Task<BookingDetails?> FindAsync(long id, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var found = await context.Bookings.AsNoTracking()
            .Where(booking => booking.Id == id)
            .SingleOrDefaultAsync(
                booking => booking.UserId == viewer.Id || booking.CreatedBy == viewer.Id
                    || context.FacilityStaff.Any(staff => staff.UserId == viewer.Id && staff.FacilityId == booking.FacilityId),
                cancel);
        return found is null ? null : Details(found);
    }

    /// <summary>Whether a person is staff of a facility at this moment, signed in as he says.</summary>
    internal async Task<bool> IsStaffAsync(Viewer viewer, int facilityId, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Users.AnyAsync(
            person => person.Id == viewer.Id && person.SecurityStamp == viewer.SecurityStamp
                && context.FacilityStaff.Any(staff => staff.UserId == person.Id && staff.FacilityId == facilityId),
            cancel);
    }

    /// <summary>Whether a person is staff by role at this moment: of every facility there is, and of those to come.</summary>
    internal async Task<bool> IsStaffEverywhereAsync(Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Users.AnyAsync(
            person => person.Id == viewer.Id && person.SecurityStamp == viewer.SecurityStamp && person.LockedAt == null
                && context.UserRoles.Any(held => held.UserId == person.Id
                    && context.Roles.Any(role => role.Id == held.RoleId && (role.Name == RoleNames.Staff || role.Name == RoleNames.Admin))),
            cancel);
    }

    private static BookingDetails Details(Booking row)
    {
        var slot = new TimeSlot(row.StartTime, row.EndTime);
        return new BookingDetails(
            row.Id, row.FacilityId, row.UserId, row.CreatedBy, slot,
            slot.Widen(Duration.FromMinutes(row.BufferBefore), Duration.FromMinutes(row.BufferAfter)),
            new BookingContent(row.Title)
            {
                Description = row.Description,
                AttendeeCount = row.AttendeeCount,
                ExternalMeetingUrl = row.ExternalMeetingUrl,
                IsPrivate = row.IsPrivate,
            },
            row.Status, row.ExpiresAt, row.CancelledBy, row.UpdatedAt)
        {
            CreatedAt = row.CreatedAt,
            CancelledAt = row.CancelledAt,
            CancellationReason = row.CancellationReason,
            RequestId = row.RequestId,
        };
    }
}
