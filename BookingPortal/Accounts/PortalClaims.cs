using System.Globalization;
using System.Security.Claims;

namespace BookingPortal.Accounts;

/// <summary>What the sign-in carries beside Identity's own claims.</summary>
public static class PortalClaims
{
    public const string FullName = "bookingportal:full_name";

    public const string HomePlace = "bookingportal:home_place";

    /// <summary>An IANA zone that is known here.</summary>
    public const string TimeZone = "bookingportal:time_zone";

    /// <summary>One claim for each area of which a delegated manager is staff: a <see cref="ManagedArea"/> as text.</summary>
    public const string Manages = "bookingportal:manages";

    /// <summary>The language that the person has chosen.</summary>
    public const string Culture = "bookingportal:culture";

    /// <summary>When the password was asked, in seconds since 1970: renewing the cookie keeps it.</summary>
    public const string SignedInAt = "bookingportal:signed_in_at";

    /// <summary>The longest that one sign-in lasts, however busy the person is. Source: ASVS 7.3.2.</summary>
    public static readonly TimeSpan LongestSignIn = TimeSpan.FromHours(12);

    public static Claim SignedIn(DateTimeOffset at) =>
        new(SignedInAt, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64);

    /// <summary>A sign-in that does not say when it began is too old.</summary>
    public static bool IsTooOld(ClaimsPrincipal person, DateTimeOffset now) =>
        !long.TryParse(person.FindFirstValue(SignedInAt), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        || now - DateTimeOffset.FromUnixTimeSeconds(seconds) > LongestSignIn;
}
