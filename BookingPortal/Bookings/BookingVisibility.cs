using BookingPortal.Accounts;
using Microsoft.Extensions.Options;

namespace BookingPortal.Bookings;

/// <summary>Decides, for every screen and message alike, what a viewer may see of a booking.</summary>
public sealed class BookingVisibility(IOptions<BookingOptions> options)
{
    /// <summary>Owner, who booked and staff: everything.</summary>
    public static bool SeesAll(Viewer viewer, int ownerId, int? createdBy) =>
        viewer.IsStaff || viewer.Id == ownerId || viewer.Id == createdBy;

    public bool SeesName(Viewer viewer, int ownerId, int? createdBy, bool isPrivate) =>
        SeesAll(viewer, ownerId, createdBy) || (!isPrivate && options.Value.OthersSee != OthersSee.Busy);

    public bool SeesTitle(Viewer viewer, int ownerId, int? createdBy, bool isPrivate) =>
        SeesAll(viewer, ownerId, createdBy) || (!isPrivate && options.Value.OthersSee == OthersSee.NameAndTitle);
}
