using BookingPortal.Audit;
using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts;

/// <summary>The question before every change of the administration.</summary>
internal static class AdminRights
{
    /// <summary>
    /// Whether the person is an admin at this moment, with the sign-in that he came with. His row is held until the change is
    /// committed: a role that is taken away meanwhile waits, and none is used after it was.
    /// </summary>
    internal static async Task<bool> HoldAsync(PortalDbContext context, Caller caller, CancellationToken cancel) => await context.Database.SqlQuery<int>(
        $"""
        SELECT u.id AS "Value" FROM users u
        WHERE u.id = {caller.PersonId} AND u.security_stamp = {caller.SecurityStamp} AND u.locked_at IS NULL AND EXISTS (
            SELECT FROM user_roles ur JOIN roles r ON r.id = ur.role_id
            WHERE ur.user_id = u.id AND r.normalized_name = {RoleNames.Admin.ToUpperInvariant()})
        FOR SHARE OF u
        """).ToListAsync(cancel) is [_];
}
