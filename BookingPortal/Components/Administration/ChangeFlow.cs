using System.Globalization;
using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Facilities;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration;

/// <summary>
/// The road of every change by an administrator: what it would break is shown first, then it is saved, then those bookings
/// are cancelled that the person has seen and wants cancelled. What was booked in between is counted and named, never cancelled unseen.
/// </summary>
public sealed partial class ChangeFlow(
    FacilityService facilities, AffectedBookings affected, UiDialogs dialogs, UiNotifier notifier, IStringLocalizer<AdministrationTexts> texts, ILogger<ChangeFlow> logger)
{
    /// <param name="done">What is said when it is saved.</param>
    /// <returns>How it ended; null where the person went back.</returns>
    public async Task<FacilityOutcome?> RunAsync(FacilityChange change, string done)
    {
        try
        {
            var plan = await facilities.PlanAsync(change);
            if (plan.Outcome is not FacilityOutcome.Saved)
            {
                return plan.Outcome;
            }

            var list = await affected.FindAsync(plan.Facts);
            var choice = list.Bookings.Count == 0 ? new AffectedChoice(Reason: null) : await AskAsync(list);
            return choice is null ? null : await SaveAsync(change, list, choice, done);
        }
        catch (UnauthorizedAccessException)
        {
            return new FacilityOutcome.NotAllowed();
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null)
        {
            Log.Failed(logger, fault);
            return new FacilityOutcome.TryAgain();
        }
    }

    private Task<AffectedChoice?> AskAsync(AffectedList list) => dialogs.OpenAsync<AffectedDialog, AffectedChoice>(
        texts["AffectedTitle"], new Dictionary<string, object?> { [nameof(AffectedDialog.Affected)] = list }, new UiDialogOptions { Width = "640px" });

    private async Task<FacilityOutcome> SaveAsync(FacilityChange change, AffectedList list, AffectedChoice choice, string done)
    {
        var saved = await facilities.SaveAsync(change);
        if (saved.Outcome is not FacilityOutcome.Saved)
        {
            return saved.Outcome;
        }

        var said = new List<string> { done };
        if (choice.Reason is { } reason)
        {
            var ended = await affected.CancelAsync(list.Bookings.Select(one => one.Id), reason);
            said.Add(texts["AffectedCancelled", Number(ended.Cancelled)]);
            if (ended.Standing > 0)
            {
                said.Add(texts["AffectedStanding", Number(ended.Standing)]);
            }
        }

        var seen = list.Bookings.Select(one => one.Id).ToHashSet();
        if ((await affected.FindAsync(saved.Facts)).Bookings.Count(one => !seen.Contains(one.Id)) is > 0 and var unseen)
        {
            notifier.Warning($"{string.Join(' ', said)} {texts["AffectedMeanwhile", Number(unseen)].Value}");
        }
        else
        {
            notifier.Done(string.Join(' ', said));
        }

        return saved.Outcome;
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private static partial class Log
    {
        [LoggerMessage(5401, LogLevel.Warning, "What a change of facilities would break could not be read")]
        public static partial void Failed(ILogger logger, Exception fault);
    }
}
