namespace BookingPortal.Accounts.People;

/// <summary>One page of the list of people.</summary>
/// <param name="Count">How many there are on all pages.</param>
/// <param name="Before">The page before; null on the first.</param>
/// <param name="After">The next page; null on the last.</param>
public sealed record PeopleList(IReadOnlyList<PersonLine> Lines, int Count, PeopleCursor? Before, PeopleCursor? After);
