using BookingPortal.Accounts;
using Microsoft.Extensions.Options;

namespace BookingPortal.Bookings;

/// <summary>Decides, for every screen and message alike, what a viewer may see of a booking.</summary>
public sealed class BookingVisibility(IOptions<BookingOptions> options)
{
    /// <summary>Owner, who booked and staff of the facility: everything.</summary>
    public static bool SeesAll(Viewer viewer, bool isStaff, int ownerId, int? createdBy) =>
        isStaff || viewer.Id == ownerId || viewer.Id == createdBy;

    public bool SeesName(Viewer viewer, bool isStaff, int ownerId, int? createdBy, bool isPrivate) =>
        SeesAll(viewer, isStaff, ownerId, createdBy) || (!isPrivate && options.Value.OthersSee != OthersSee.Busy);

    public bool SeesTitle(Viewer viewer, bool isStaff, int ownerId, int? createdBy, bool isPrivate) =>
        SeesAll(viewer, isStaff, ownerId, createdBy) || (!isPrivate && options.Value.OthersSee == OthersSee.NameAndTitle);
}
