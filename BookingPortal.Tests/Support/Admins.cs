using BookingPortal.Accounts;

namespace BookingPortal.Tests.Support;

/// <summary>Admins, and people whose circuit says that they are and whom the database knows better.</summary>
internal static class Admins
{
    internal static Task<PortalUser> AdminAsync(this PortalUnderTest portal, string name = "Ada Min") => A.Person(name).With(RoleNames.Admin).SaveAsync(portal);

    /// <param name="portal">Where the person is made.</param>
    /// <param name="who">"staff", "employee …", "role taken away", "locked" or "signed out everywhere".</param>
    internal static async Task<PortalUser> NoAdminAsync(this PortalUnderTest portal, string who)
    {
        if (who == "staff")
        {
            return await A.StaffMember().SaveAsync(portal);
        }

        if (who.StartsWith("employee", StringComparison.Ordinal))
        {
            return await A.Person().SaveAsync(portal);
        }

        var admin = await portal.AdminAsync();
        await portal.SqlAsync(who switch
        {
            "role taken away" => "DELETE FROM user_roles ur USING roles r WHERE r.id = ur.role_id AND r.name = 'Admin' AND ur.user_id = $1",
            "locked" => "UPDATE users SET locked_at = now() WHERE id = $1",
            _ => "UPDATE users SET security_stamp = 'another' WHERE id = $1",
        }, admin.Id);
        return admin;
    }
}
