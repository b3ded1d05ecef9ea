namespace BookingPortal.Tests.Soak;

/// <summary>What TRUST.md promises in seconds. Judged here, on a machine of one's own, and nowhere in <c>./test</c>.</summary>
internal static class SoakBounds
{
    /// <summary>R1: the portal, killed and started again, is ready for people.</summary>
    internal static readonly TimeSpan Ready = TimeSpan.FromSeconds(5);

    /// <summary>R2: after the death of the database the same portal writes again.</summary>
    internal static readonly TimeSpan WritesAgain = TimeSpan.FromSeconds(10);

    /// <summary>R4: everybody is told something, "still checking" at the latest.</summary>
    internal static readonly TimeSpan Answer = TimeSpan.FromSeconds(8);

    /// <summary>R6: without a free connection it is said, and over as soon as there is one.</summary>
    internal static readonly TimeSpan AnswerWithoutConnection = TimeSpan.FromSeconds(3);

    internal static readonly TimeSpan WritesAgainWithConnection = TimeSpan.FromSeconds(1);
}
