using System.Diagnostics;
using BookingPortal.Accounts;
using BookingPortal.Benchmarks.Measuring;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Benchmarks.Report;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>Finding a person while one types, and deleting one who never booked.</summary>
internal static class PeopleLines
{
    private const int Leavers = 200;

    private static readonly string[] Typed = ["ka", "mob", "pa", "gen", "fi", "hol", "dec", "nag"];

    internal static IReadOnlyList<Line> All { get; } =
    [
        new("people-type-ahead", TypeAheadAsync),
        new("delete-person", DeleteAsync),
    ];

    private static async Task TypeAheadAsync(Bench bench)
    {
        var office = await bench.StandardAsync();
        var staff = await office.SignInAsync(50, bench.Cancel, RoleNames.Staff);
        var people = staff.GetRequiredService<PeopleService>();
        await Reading.JudgeInTimeAsync(bench, "people-type-ahead", office, call => people.SearchAsync(Typed[call % Typed.Length], bench.Cancel));
    }

    /// <summary>What costs is that nobody is left behind who names the person: one look into each foreign key's index.</summary>
    private static async Task DeleteAsync(Bench bench)
    {
        var office = await bench.StandardAsync();
        var leavers = await Sql.ListAsync<int>(office.Owner,
            $"INSERT INTO users (full_name) SELECT 'Leaver ' || n FROM generate_series(1, {Leavers}) AS n RETURNING id", bench.Cancel);
        var samples = new Samples();
        foreach (var leaver in leavers)
        {
            await using var context = await office.ContextAsync(bench.Cancel);
            var from = Stopwatch.GetTimestamp();
            await context.Users.Where(user => user.Id == leaver).ExecuteDeleteAsync(bench.Cancel);
            samples.Add(Stopwatch.GetElapsedTime(from));
        }

        bench.Report.Tell("delete-person", $"{office.Size.Name}: {samples.Say()}, fsync of each commit included");
        bench.Report.Judge("delete-person", samples.Median, Bound.AtMost(10), goal: null, "ms");
    }
}
