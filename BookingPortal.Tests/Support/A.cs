using BookingPortal.Accounts;

namespace BookingPortal.Tests.Support;

/// <summary>Where a scene begins: <c>await A.Facility().InTokyo().SaveAsync(portal)</c>.</summary>
public static class A
{
    public static FacilityBuilder Facility(string name = "Aurora") => new(name);

    public static PersonBuilder Person(string name = "Robin Example") => new(name);

    public static PersonBuilder StaffMember(string name = "Sasha Desk") => new PersonBuilder(name).With(RoleNames.Staff);
}
