namespace BookingPortal.Accounts.People;

/// <summary>One line of a file of people.</summary>
/// <param name="Line">From 1; the head is the first.</param>
public sealed record PersonRow(int Line, PersonFields Fields);
