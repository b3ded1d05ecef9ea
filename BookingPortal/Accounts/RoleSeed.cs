using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts;

/// <summary>The rows of <c>roles</c>. May be run again at any time, also by two nodes at once.</summary>
public static class RoleSeed
{
    public static async Task EnsureAsync(PortalDbContext context, CancellationToken cancellationToken = default)
    {
        foreach (var name in RoleNames.All)
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO roles (name, normalized_name, concurrency_stamp)
                VALUES ({name}, {name.ToUpperInvariant()}, {Guid.NewGuid().ToString()})
                ON CONFLICT (normalized_name) DO NOTHING
                """,
                cancellationToken);
        }
    }
}
