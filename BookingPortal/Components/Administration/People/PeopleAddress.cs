using BookingPortal.Accounts;
using BookingPortal.Accounts.People;
using Microsoft.AspNetCore.Http.Extensions;

namespace BookingPortal.Components.Administration.People;

/// <summary>The list of people as an address, and back: reload, Back and a pasted link show the same.</summary>
internal static class PeopleAddress
{
    internal const string Path = "people";

    private const string NoSecondFactor = "missing";

    internal static PeopleFilter FilterOf(string? text, string? role, string? state, string? factor) => new(
        string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        RoleNames.All.FirstOrDefault(name => name.Equals(role, StringComparison.OrdinalIgnoreCase)),
        Enum.TryParse<PersonState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null)
    {
        NoSecondFactor = factor == NoSecondFactor,
    };

    internal static string Of(PeopleFilter filter, PeopleCursor? cursor = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[]
        {
            ("q", filter.Text), ("role", Small(filter.Role)), ("state", Small(filter.State?.ToString())),
            ("factor", filter.NoSecondFactor ? NoSecondFactor : null),
            (cursor is { IsBackwards: true } ? "before" : "after", cursor?.ToString()),
        })
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }

        return $"{Path}{query.ToQueryString()}";
    }

    private static string? Small(string? name) => name?.ToLowerInvariant();
}
