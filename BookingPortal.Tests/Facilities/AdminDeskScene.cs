using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Facilities;

/// <summary>Short ways to say what an administrator does.</summary>
internal static class AdminDeskScene
{
    public static IReadOnlyList<WeekWindow> Always { get; } = EveryDay(0, 1440);

    public static IReadOnlyList<WeekWindow> EveryDay(int opens, int closes) =>
        [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new WeekWindow(day, opens, closes))];

    public static FacilityFields Room(string name, string place = "Berlin") =>
        new() { Name = name, Place = place, TimeZone = "UTC", Capacity = 8, Features = ["Projector"], Building = "North", Floor = "2" };

    public static async Task<T> AskAsync<T>(this PortalFixture portal, PortalUser admin, Func<IServiceProvider, Task<T>> ask, params string[] roles)
    {
        await using var scope = portal.SignIn(admin, roles.Length > 0 ? roles : [RoleNames.Admin]);
        return await ask(scope.ServiceProvider);
    }

    public static async Task<FacilityOutcome> SaveAsync(this PortalFixture portal, PortalUser admin, FacilityChange change, params string[] roles) =>
        (await portal.AskAsync(admin, services => services.GetRequiredService<FacilityService>().SaveAsync(change), roles)).Outcome;

    public static Task<FacilityPlan> PlanAsync(this PortalFixture portal, PortalUser admin, FacilityChange change, params string[] roles) =>
        portal.AskAsync(admin, services => services.GetRequiredService<FacilityService>().PlanAsync(change), roles);

    public static async Task<FacilitySheet> SheetAsync(this PortalFixture portal, PortalUser admin, int id) =>
        Assert.IsType<FacilitySheet>(await portal.AskAsync(admin, services => services.GetRequiredService<FacilityReader>().FindAsync(id)));

    public static async Task<int> MustAddAsync(this PortalFixture portal, PortalUser admin, FacilityFields fields, IReadOnlyList<WeekWindow>? week = null) =>
        Assert.IsType<FacilityOutcome.Saved>(await portal.SaveAsync(admin, new FacilityChange.Add(fields, week ?? Always))).Id;

    public static async Task<AffectedList> AffectedAsync(this PortalFixture portal, PortalUser admin, FacilityChange change)
    {
        var plan = await portal.PlanAsync(admin, change);
        Assert.IsType<FacilityOutcome.Saved>(plan.Outcome);
        return await portal.AskAsync(admin, services => services.GetRequiredService<AffectedBookings>().FindAsync(plan.Facts));
    }
}
