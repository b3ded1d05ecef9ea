namespace BookingPortal.Accounts;

/// <summary>Somebody to be added. Without a password nobody can sign in as him yet.</summary>
public sealed record NewPerson(string Email, string FullName, string Role)
{
    public string? Password { get; init; }

    public string? HomePlace { get; init; }
}
