using BookingPortal.Accounts;

namespace BookingPortal.Availability;

/// <summary>Lets a screen of the signed-in person hear of changes of that person's own bookings, also those that somebody else made.</summary>
public sealed class OwnChanges(OwnChangesFeed feed, CurrentUser user)
{
    /// <param name="changed">Called on a thread of the pool: the screen goes through its own dispatcher.</param>
    public async Task<IDisposable> FollowAsync(Action changed) => feed.Follow((await user.ViewerAsync()).Id, changed);
}
