using System.Globalization;

namespace BookingPortal.Tests.Support;

/// <summary>Rows as psql would write them, past the portal's services: what the tables' owner may do.</summary>
public static class PlainRows
{
    /// <summary>Inserts a booking and gives its id. Times as PostgreSQL reads them.</summary>
    /// <param name="also">Further columns with their values as SQL: <c>("status", "'pending'")</c>.</param>
    public static async Task<long> BookAsync(
        this PortalUnderTest portal, int room, int person,
        string start = "2099-03-04 09:00+00", string end = "2099-03-04 10:00+00", params (string Column, string Value)[] also) =>
        (long)(await portal.SqlAsync(Statement(room, person, start, end, also)))!;

    /// <summary>Why the booking is refused; null where it is taken.</summary>
    public static Task<(string SqlState, string? Constraint)?> TryBookAsync(
        this PortalUnderTest portal, int room, int person, string start, string end, params (string Column, string Value)[] also) =>
        Sql.RefusalAsync(portal.Owner, Statement(room, person, start, end, also));

    /// <summary>An INSERT of the seed's columns. A start or end with a parenthesis in it is an expression, else a literal.</summary>
    public static string Statement(int room, int person, string start, string end, params (string Column, string Value)[] also)
    {
        var columns = string.Concat(also.Select(one => $", {one.Column}"));
        var values = string.Concat(also.Select(one => $", {one.Value}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO bookings (facility_id, user_id, start_time, end_time, title{columns}) VALUES ({room}, {person}, {Time(start)}, {Time(end)}, 'Review'{values}) RETURNING id");
    }

    private static string Time(string text) => text.Contains('(', StringComparison.Ordinal) ? text : $"'{text}'";
}
