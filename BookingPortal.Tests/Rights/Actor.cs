namespace BookingPortal.Tests.Rights;

/// <summary>Who tries: the columns of the table of rights, in its order.</summary>
public enum Actor
{
    /// <summary>Owns the booking.</summary>
    Owner,

    /// <summary>Owns it and is locked: the page is still open.</summary>
    LockedOwner,

    /// <summary>A colleague.</summary>
    Other,

    /// <summary>Booked it for the owner, and is not staff any more.</summary>
    Proxy,

    /// <summary>A delegated manager of the building in which the room lies.</summary>
    Manager,

    /// <summary>A delegated manager of another place.</summary>
    ManagerElsewhere,

    /// <summary>A delegated manager whose right was taken away while the page is open.</summary>
    FormerManager,

    Staff,

    Admin,

    /// <summary>Staff whose role was taken away while the page is open.</summary>
    FormerStaff,

    /// <summary>Staff who was locked while the page is open.</summary>
    LockedStaff,

    /// <summary>Staff who signed out everywhere else: the stamp of this page is old.</summary>
    SignedOutStaff,

    Anonymous,
}
