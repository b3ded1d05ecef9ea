namespace BookingPortal.Facilities.Managers;

/// <summary>How giving or taking a right ended.</summary>
public abstract record ManagerOutcome
{
    private ManagerOutcome()
    {
    }

    /// <summary>The person is staff there now; sent again it answers the same.</summary>
    public sealed record Given(int RightId) : ManagerOutcome;

    /// <summary>The right is gone, or was gone before.</summary>
    public sealed record Taken : ManagerOutcome;

    public sealed record NoSuchPerson : ManagerOutcome;

    /// <summary>No facility lies there.</summary>
    public sealed record NoSuchArea : ManagerOutcome;

    /// <summary>One person has at most so many rights: a sign-in carries them all.</summary>
    public sealed record TooMany(int Most) : ManagerOutcome;

    /// <summary>The person who asks is no admin, or no longer.</summary>
    public sealed record NotAllowed : ManagerOutcome;

    /// <summary>Nothing was changed.</summary>
    public sealed record TryAgain : ManagerOutcome;
}
