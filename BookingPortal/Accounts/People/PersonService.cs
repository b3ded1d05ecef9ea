using BookingPortal.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BookingPortal.Accounts.People;

/// <summary>
/// What admins do to people. Each change is one transaction with its row in <c>admin_audit_log</c>; what takes away rights
/// changes the security stamp, which ends the open sign-ins within a minute and their writes at once.
/// </summary>
public sealed partial class PersonService(
    IDbContextFactory<PortalDbContext> contexts, CurrentUser user, DatabaseClock clock, PersonNames names, IOptions<DemoOptions> demo, ILogger<PersonService> logger)
{
    private const int MostTries = 3;

    private static readonly UpperInvariantLookupNormalizer Normalizer = new();

    public async Task<PersonOutcome> SaveAsync(PersonChange change, CancellationToken cancel = default)
    {
        if (await user.ViewerAsync() is not { IsAdmin: true })
        {
            return new PersonOutcome.NotAllowed();
        }

        for (var tried = 1; ; tried++)
        {
            try
            {
                return await TryAsync(change, cancel);
            }
            catch (DbUpdateException taken) when (taken.InnerException is PostgresException
            {
                SqlState: PostgresErrorCodes.UniqueViolation,
                ConstraintName: ConstraintNames.UserEmail or ConstraintNames.UserName,
            })
            {
                // Somebody was added at the same moment: the next try sees him.
                if (tried == MostTries)
                {
                    return new PersonOutcome.Refused([new PersonFault(PersonField.Email, PersonFaultCode.EmailTaken)]);
                }
            }
            catch (Exception fault) when (fault is DbUpdateConcurrencyException || PostgresFaults.Of(fault) is not null)
            {
                if (tried < MostTries && (fault is DbUpdateConcurrencyException || PostgresFaults.Of(fault) == PostgresFault.RolledBack))
                {
                    continue;
                }

                Log.GaveUp(logger, fault, change.GetType().Name);
                return new PersonOutcome.TryAgain();
            }
        }
    }

    /// <summary>What an import would do as things stand; nothing is written.</summary>
    public async Task<PeoplePlan> PlanAsync(PersonChange.Import import, CancellationToken cancel = default)
    {
        if (await user.ViewerAsync() is not { IsAdmin: true })
        {
            throw new UnauthorizedAccessException("Only admins may import people.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await ImportVerb.PlanAsync(context, Normalizer, import.Rows, demo.Value.Enabled, cancel);
    }

    private async Task<PersonOutcome> TryAsync(PersonChange change, CancellationToken cancel)
    {
        var caller = await user.CallerAsync();
        var now = await clock.NowAsync(cancel);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        var desk = new PersonDesk(context, Normalizer, caller, now, cancel);
        if (!await desk.MayAsync())
        {
            return new PersonOutcome.NotAllowed();
        }

        var outcome = change switch
        {
            PersonChange.Add add => await EditVerb.AddAsync(desk, add.Wanted.Tidied(), demo.Value.Enabled),
            PersonChange.Edit edit => await EditVerb.EditAsync(desk, edit, demo.Value.Enabled),
            PersonChange.Lock asked => await AccessVerb.LockAsync(desk, asked.Id, hasLeft: false),
            PersonChange.Leave asked => await AccessVerb.LockAsync(desk, asked.Id, hasLeft: true),
            PersonChange.Unlock asked => await AccessVerb.UnlockAsync(desk, asked.Id),
            PersonChange.SignOutEverywhere asked => await AccessVerb.SignOutAsync(desk, asked.Id),
            PersonChange.ResetSecondFactor asked => await AccessVerb.ResetSecondFactorAsync(desk, asked.Id),
            PersonChange.MakeLink asked => await LinkVerb.MakeAsync(desk, asked.Id),
            PersonChange.RevokeLink asked => await LinkVerb.RevokeAsync(desk, asked.Id),
            PersonChange.Import import => await ImportVerb.ImportAsync(desk, Normalizer, import.Rows, demo.Value.Enabled),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
        if (outcome is PersonOutcome.Saved or PersonOutcome.LinkMade or PersonOutcome.Imported)
        {
            await context.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            if (change is PersonChange.Edit)
            {
                names.Forget();
            }
        }

        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Warning, "The change {Change} of a person was given up")]
        public static partial void GaveUp(ILogger logger, Exception fault, string change);
    }
}
