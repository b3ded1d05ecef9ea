using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Facilities.Changing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BookingPortal.Facilities;

/// <summary>
/// The only writer of facilities, hours, closures and limits. Each change is one transaction with its rows in
/// <c>admin_audit_log</c>, raises the version of the rules wherever it changes them, and is made for admins alone: the row
/// of the person decides, read and held in the same transaction.
/// </summary>
public sealed partial class FacilityService(
    IDbContextFactory<PortalDbContext> contexts, FacilityCatalog catalog, CurrentUser user, DatabaseClock clock, ILogger<FacilityService> logger)
{
    private const int MostTries = 3;

    /// <summary>What a change would do as things stand; nothing is written.</summary>
    public Task<FacilityPlan> PlanAsync(FacilityChange change, CancellationToken cancel = default) => RunAsync(change, isForReal: false, cancel);

    /// <summary>Makes a change. Sent again it answers the same, unless somebody has changed it meanwhile.</summary>
    public Task<FacilityPlan> SaveAsync(FacilityChange change, CancellationToken cancel = default) => RunAsync(change, isForReal: true, cancel);

    private async Task<FacilityPlan> RunAsync(FacilityChange change, bool isForReal, CancellationToken cancel)
    {
        if (await user.ViewerAsync() is not { IsAdmin: true })
        {
            return FacilityPlan.Of(new FacilityOutcome.NotAllowed());
        }

        for (var tried = 1; ; tried++)
        {
            try
            {
                return await TryAsync(change, isForReal, cancel);
            }
            catch (Exception broken) when (Violated(broken) is { } fault)
            {
                return FacilityPlan.Refused(fault);
            }
            catch (Exception fault) when (PostgresFaults.Of(fault) is { } meaning)
            {
                if (meaning == PostgresFault.RolledBack && tried < MostTries)
                {
                    continue;
                }

                Log.GaveUp(logger, fault, change.GetType().Name);
                return FacilityPlan.Of(new FacilityOutcome.TryAgain());
            }
        }
    }

    private async Task<FacilityPlan> TryAsync(FacilityChange change, bool isForReal, CancellationToken cancel)
    {
        var caller = await user.CallerAsync();
        var now = await clock.NowAsync(cancel);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        var desk = new FacilityDesk(context, caller, now, isForReal, cancel);
        if (!await desk.MayAsync())
        {
            return FacilityPlan.Of(new FacilityOutcome.NotAllowed());
        }

        var plan = change switch
        {
            FacilityChange.Add add => await EditVerb.AddAsync(desk, add),
            FacilityChange.Edit edit => await EditVerb.EditAsync(desk, edit),
            FacilityChange.SetHours hours => await HoursVerb.SetAsync(desk, hours),
            FacilityChange.Retire retire => await RetireVerb.RetireAsync(desk, retire.Id),
            FacilityChange.BringBack back => await RetireVerb.BringBackAsync(desk, back.Id),
            FacilityChange.Close close => await ClosureVerb.CloseAsync(desk, [close.Wanted]),
            FacilityChange.CloseAll close => await ClosureVerb.CloseAsync(desk, close.Wanted),
            FacilityChange.Reopen reopen => await ClosureVerb.ReopenAsync(desk, reopen.ClosureId),
            FacilityChange.SetDefaults defaults => await DefaultsVerb.SetAsync(desk, defaults),
            FacilityChange.Import import => await ImportVerb.ImportAsync(desk, import.Rows),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
        if (isForReal && plan.Outcome is FacilityOutcome.Saved)
        {
            await context.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            catalog.Forget();
        }

        return plan;
    }

    /// <summary>What the database alone can say: a name taken at the same moment, a zone that only NodaTime knows.</summary>
    private static FieldFault? Violated(Exception broken)
    {
        for (var inner = broken; inner is not null; inner = inner.InnerException!)
        {
            if (inner is PostgresException postgres)
            {
                return postgres.ConstraintName switch
                {
                    ConstraintNames.FacilityName => new FieldFault(FacilityField.Name, FaultCode.NameTaken),
                    ConstraintNames.FacilityZone => new FieldFault(FacilityField.TimeZone, FaultCode.UnknownZone),
                    _ => null,
                };
            }
        }

        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Warning, "The change {Change} of a facility was given up")]
        public static partial void GaveUp(ILogger logger, Exception fault, string change);
    }
}
