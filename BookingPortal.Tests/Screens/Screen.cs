using BookingPortal.Tests.Browser;

namespace BookingPortal.Tests.Screens;

/// <summary>One screen as somebody sees it.</summary>
/// <param name="Name">Of its picture.</param>
/// <param name="Role">Who sees it; null is somebody who is not signed in.</param>
/// <param name="Amounts">With how much data it is worth a picture.</param>
/// <param name="ShowAsync">What somebody does to see it; done when everything is there.</param>
public sealed record Screen(string Name, string? Role, Amount Amounts, Func<Person, Task> ShowAsync)
{
    /// <summary>The picture goes on below the window.</summary>
    public bool IsLong { get; init; }

    public override string ToString() => Name;
}
