using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Bookings.Writing;

/// <summary>Reads one booking as it stands, for those who may touch it: foreign and missing ids answer alike.</summary>
internal sealed class BookingReader(IDbContextFactory<PortalDbContext> contexts)
{
    private static readonly string[] StaffRoles = [RoleNames.Staff.ToUpperInvariant(), RoleNames.Admin.ToUpperInvariant()];

    /// <summary>The role is read where the booking is: what the sign-in says of it may be a minute old.</summary>
    internal async Task<BookingDetails?> FindAsync(long id, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var found = await context.Bookings.AsNoTracking()
            .Where(booking => booking.Id == id)
            .SingleOrDefaultAsync(
                booking => booking.UserId == viewer.Id || booking.CreatedBy == viewer.Id
                    || context.UserRoles.Any(held => held.UserId == viewer.Id
                        && context.Roles.Any(role => role.Id == held.RoleId && StaffRoles.Contains(role.NormalizedName))),
                cancel);
        return found is null ? null : Details(found);
    }

    /// <summary>Whether a person is staff at this moment, signed in as he says.</summary>
    internal async Task<bool> IsStaffAsync(Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Users.AnyAsync(
            person => person.Id == viewer.Id && person.SecurityStamp == viewer.SecurityStamp && person.LockedAt == null
                && context.UserRoles.Any(held => held.UserId == person.Id
                    && context.Roles.Any(role => role.Id == held.RoleId && StaffRoles.Contains(role.NormalizedName))),
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
