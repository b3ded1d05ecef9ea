using BookingPortal.Tests.Campaigns;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Soak;

/// <summary>One kind of fault in the middle of load.</summary>
/// <param name="Answers">Within what time everybody has to be told something.</param>
internal sealed record SoakRound(string Name, OwnPortal On, TimeSpan Answers, Func<Campaign, Cast, Task> Fault);
