namespace BookingPortal.Tests.Campaigns;

/// <summary>What a client of a campaign does.</summary>
public enum Verb
{
    Book,
    Change,
    Cancel,
    Restore,
    Undo,
    Approve,
    Reject,
    EndNow,
}
