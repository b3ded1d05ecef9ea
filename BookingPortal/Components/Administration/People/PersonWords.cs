using System.Globalization;
using System.Text.Json;
using BookingPortal.Accounts.People;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Administration.People;

/// <summary>Says what is wrong with a person's fields, how a change ended, and what was done.</summary>
public sealed class PersonWords(IStringLocalizer<PeopleTexts> texts)
{
    /// <summary>What is wrong with a field, or null.</summary>
    public string? Say(PersonOutcome? outcome, PersonField field) => outcome is PersonOutcome.Refused refused
        ? refused.Because.Where(fault => fault.Field == field).Select(fault => Say(fault)).FirstOrDefault() : null;

    public string Say(PersonFault fault) => texts["Fault" + fault.Code].Value;

    public string NameOf(PersonField field) => texts["Field" + field];

    /// <summary>Why nothing was done; null where it was, and where the fields tell it.</summary>
    public string? Say(PersonOutcome? outcome) => outcome switch
    {
        PersonOutcome.NotAllowed => texts["NotAllowed"].Value,
        PersonOutcome.NotFound => texts["NotFound"].Value,
        PersonOutcome.NotOnYourself => texts["NotOnYourself"].Value,
        PersonOutcome.IsLocked => texts["IsLocked"].Value,
        PersonOutcome.TryAgain => texts["TryAgainText"].Value,
        PersonOutcome.Stale { By: { } by, At: { } at } => texts["StaleBy", by, At(at)].Value,
        PersonOutcome.Stale => texts["Stale"].Value,
        _ => null,
    };

    /// <summary>An action of the log; one that has no words is shown as it is.</summary>
    public string SayAction(string action) => texts["Did_" + action] is { ResourceNotFound: false } words ? words.Value : action;

    /// <summary>What differs, by the names of the log.</summary>
    public IEnumerable<string> Differences(PersonEvent happened)
    {
        var (before, after) = (Values(happened.Before), Values(happened.After));
        return before.Keys.Union(after.Keys).Select(key => (Name(key), Old: before.GetValueOrDefault(key), New: after.GetValueOrDefault(key))) switch
        {
            var all => all.Where(one => one.Old != one.New).Select(one => one.Old is null
                ? texts["IsNow", one.Item1, one.New!].Value
                : texts["WasAndIs", one.Item1, one.Old, one.New ?? texts["Nothing"].Value].Value),
        };
    }

    public static string At(Instant instant) => instant.ToDateTimeOffset().ToString("g", CultureInfo.CurrentCulture) + " UTC";

    private static Dictionary<string, string> Values(string? json) => json is null
        ? []
        : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!.Where(one => one.Value.ValueKind != JsonValueKind.Null && one.Key != "id")
            .ToDictionary(one => one.Key, one => one.Value.ToString());

    private string Name(string key) => texts["Value_" + key] is { ResourceNotFound: false } words ? words.Value : key;
}
