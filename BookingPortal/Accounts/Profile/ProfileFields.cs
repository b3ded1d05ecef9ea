namespace BookingPortal.Accounts.Profile;

/// <summary>What people say of themselves.</summary>
/// <param name="Culture">For example <c>de-DE</c>; null is what the browser asks for.</param>
/// <param name="TimeZone">IANA zone of the second clock; null is what the browser says.</param>
/// <param name="HomePlace">The place whose rooms come first.</param>
public sealed record ProfileFields(string FullName, string? Culture, string? TimeZone, string? HomePlace)
{
    public ProfileFields Tidied() => new(FullName.Trim(), Null(Culture), Null(TimeZone), Null(HomePlace));

    private static string? Null(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
