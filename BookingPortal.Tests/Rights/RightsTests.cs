using System.Reflection;
using BookingPortal.Accounts;
using BookingPortal.Accounts.Profile;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Rights;

/// <summary>S2, ROLE1: who may do what, everybody against every operation, through the services and never through a screen.</summary>
public sealed class RightsTests(RightsFixture rights) : IClassFixture<RightsFixture>
{
    /// <summary>Tells and writes nothing: it asks its own screen to read again, and the reading decides.</summary>
    private static readonly string[] WithoutRights = ["DayWatch.Redraw"];

    public static TheoryData<string> Rows { get; } = [.. RightsTable.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task S2_Operation_ByEverybody_EndsAsTheTableSays(string name)
    {
        var row = RightsTable.Rows.Single(one => one.Name == name);
        var (ends, wrote) = (new List<char>(), new List<Actor>());
        foreach (var actor in Enum.GetValues<Actor>())
        {
            var attempt = await Attempt.OfAsync(rights.Office, row, actor);
            ends.Add(attempt.End);
            if (attempt is { End: not '+', HasWritten: true })
            {
                wrote.Add(actor);
            }
        }

        Assert.Equal(row.Expected, new string([.. ends]));
        Assert.Empty(wrote);
    }

    [Fact]
    public void S2_PublicMethodOfAServiceThatKnowsThePerson_HasARow()
    {
        var rows = RightsTable.Rows.Select(row => row.Method).ToHashSet();
        var methods = Services().SelectMany(Methods).Except(WithoutRights).ToList();

        Assert.Empty(methods.Except(rows));
        Assert.Empty(rows.Except(methods));
    }

    /// <summary>Whoever decides by the person has the person, or the own account, handed in.</summary>
    private static IEnumerable<Type> Services() => typeof(CurrentUser).Assembly.GetExportedTypes().Where(type =>
        type is { IsClass: true, IsAbstract: false } && type.Namespace?.StartsWith("BookingPortal.Components", StringComparison.Ordinal) == false
        && type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Any(made => made.GetParameters().Any(parameter => parameter.ParameterType == typeof(CurrentUser) || parameter.ParameterType == typeof(OwnAccount))));

    private static IEnumerable<string> Methods(Type service)
    {
        var methods = service.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.Name != nameof(IDisposable.Dispose)).ToList();
        return methods.Select(method => methods.Count(other => other.Name == method.Name) == 1
            ? $"{service.Name}.{method.Name}"
            : $"{service.Name}.{method.Name}({method.GetParameters()[0].ParameterType.Name})");
    }
}
