using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>What the administration reads of facilities, retired ones too. For admins alone.</summary>
public sealed class FacilityReader(IDbContextFactory<PortalDbContext> contexts, CurrentUser user, DatabaseClock clock)
{
    /// <summary>Facilities in one answer of the list.</summary>
    public const int MostLines = 500;

    /// <summary>Facilities and closures in one file.</summary>
    public const int MostRows = 10_000;

    private const int LongestText = 100;

    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<FacilityList> ListAsync(FacilityFilter filter, CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var facilities = context.Facilities.AsNoTracking().Where(one => one.IsActive == filter.IsActive && (filter.Place == null || one.Place == filter.Place));
        if (filter.Text?.Trim() is { Length: > 0 and <= LongestText } text && !text.Contains('\0'))
        {
            var pattern = $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            facilities = facilities.Where(one => EF.Functions.ILike(one.Name, pattern, "\\") || EF.Functions.ILike(one.Location, pattern, "\\"));
        }

        var lines = await facilities.OrderBy(one => one.Place).ThenBy(one => one.Name).ThenBy(one => one.Id).Take(MostLines + 1)
            .Select(one => new FacilityLine(one.Id, one.Name, one.Place, one.Building, one.Floor, one.Capacity, one.TimeZone, one.RetiredFrom)
            {
                RequiresApproval = one.RequiresApproval,
                HasNoHours = one.OpeningHours.Count == 0,
            }).ToListAsync(cancel);
        var places = await context.Facilities.Select(one => one.Place).Distinct().OrderBy(place => place).Take(MostLines).ToListAsync(cancel);
        return new FacilityList([.. lines.Take(MostLines)], lines.Count > MostLines, places);
    }

    /// <summary>One facility, in use or retired; null where there is none.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<FacilitySheet?> FindAsync(int id, CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var facility = await context.Facilities.AsNoTracking().AsSplitQuery().Include(one => one.OpeningHours).Include(one => one.Features)
            .SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (facility is null)
        {
            return null;
        }

        var today = FacilityClock.OfRow(facility.TimeZone).DateOf(await clock.NowAsync(cancel));
        var midnight = today.AtMidnight();
        var closures = await context.Closures.AsNoTracking()
            .Where(one => one.EndsLocal > midnight
                && (one.FacilityId == id || (one.FacilityId == null && (one.Place == null || one.Place == facility.Place) && (one.Building == null || one.Building == facility.Building))))
            .OrderBy(one => one.StartsLocal).Take(MostLines).ToListAsync(cancel);
        var later = facility.OpeningHours.Select(hours => hours.ValidFrom).Distinct().Where(from => from > today).Order().Select(from => new PlannedWeek(from, facility.WeekFrom(from)));
        return new FacilitySheet(
            id, FacilityFields.Of(facility), facility.IsActive, facility.RetiredFrom, today,
            Holding(facility, today) is { } holds ? [holds, .. later] : [.. later],
            [.. closures.Select(one => new ClosureLine(one.Id, ClosureFields.Of(one), one.FacilityId is null ? null : facility.Name))]);
    }

    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<FacilityChoices> ChoicesAsync(CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var places = await context.Facilities.Select(one => new { one.Place, one.Building }).Distinct().OrderBy(one => one.Place).ThenBy(one => one.Building).Take(MostRows).ToListAsync(cancel);
        return new FacilityChoices(
            [.. places.Select(one => one.Place).Distinct()],
            [.. places.Where(one => one.Building is not null).Select(one => (one.Place, one.Building!))],
            await context.Features.Select(one => one.Name).OrderBy(name => name).Take(MostRows).ToListAsync(cancel));
    }

    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<DefaultsFields> DefaultsAsync(CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return DefaultsFields.Of(await context.BookingDefaults.AsNoTracking().SingleOrDefaultAsync(cancel) ?? new BookingDefaults());
    }

    /// <summary>The closures that are not over anywhere, by their start.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<IReadOnlyList<ClosureLine>> ClosuresAsync(CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        var yesterday = (await clock.NowAsync(cancel)).InUtc().LocalDateTime.PlusHours(-14);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = await context.Closures.AsNoTracking().Where(one => one.EndsLocal > yesterday).OrderBy(one => one.StartsLocal).ThenBy(one => one.Id).Take(MostLines)
            .Select(one => new { Closure = one, Name = context.Facilities.Where(room => room.Id == one.FacilityId).Select(room => room.Name).FirstOrDefault() })
            .ToListAsync(cancel);
        return [.. rows.Select(row => new ClosureLine(row.Closure.Id, ClosureFields.Of(row.Closure), row.Name))];
    }

    /// <summary>Every facility in use with the week that holds now, for a file.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<IReadOnlyList<ImportRow>> ExportAsync(CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        var now = await clock.NowAsync(cancel);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var facilities = await context.Facilities.AsNoTracking().AsSplitQuery().Include(one => one.OpeningHours).Include(one => one.Features)
            .Where(one => one.IsActive).OrderBy(one => one.Place).ThenBy(one => one.Name).ThenBy(one => one.Id).Take(MostRows).ToListAsync(cancel);
        return
        [
            .. facilities.Select((one, line) => new ImportRow(
                line + 2, one.Id, FacilityFields.Of(one), Holding(one, FacilityClock.OfRow(one.TimeZone).DateOf(now))?.Windows ?? [])),
        ];
    }

    /// <summary>The week that holds on a day; null where none is set by then.</summary>
    internal static PlannedWeek? Holding(Facility facility, LocalDate day) =>
        facility.OpeningHours.Where(hours => hours.ValidFrom <= day).Select(hours => (LocalDate?)hours.ValidFrom).Max() is { } from
            ? new PlannedWeek(from, facility.WeekFrom(from)) : null;

    private async Task RequireAdminAsync()
    {
        if (!(await user.ViewerAsync()).IsAdmin)
        {
            throw new UnauthorizedAccessException("Only admins may administer facilities.");
        }
    }
}
