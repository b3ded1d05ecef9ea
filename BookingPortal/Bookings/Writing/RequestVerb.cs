namespace BookingPortal.Bookings.Writing;

/// <summary>What a request asked for, as its row of history tells it: the same id sent with another verb is another request.</summary>
internal static class RequestVerb
{
    internal const string Book = "book";
    internal const string Change = "change";
    internal const string EndNow = "end_now";
    internal const string Cancel = "cancel";
    internal const string HandOver = "hand_over";
    internal const string Restore = "restore";
    internal const string Undo = "undo";
    internal const string Approve = "approve";
    internal const string Reject = "reject";
}
