namespace BookingPortal.Accounts;

/// <summary>Whether this portal is a demonstration. Key <c>Portal:Demo</c>.</summary>
public sealed class DemoOptions
{
    public const string Key = "Portal:Demo";

    public bool Enabled { get; set; }
}
