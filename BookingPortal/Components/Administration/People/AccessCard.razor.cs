using BookingPortal.Accounts.People;
using BookingPortal.Components.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration.People;

public sealed partial class AccessCard
{
    private PersonOutcome? _outcome;
    private PersonOutcome.LinkMade? _link;

    [Inject] public required PersonService Service { get; init; }
    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required UiNotifier Notifier { get; init; }
    [Inject] public required IStringLocalizer<PeopleTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required PersonSheet Sheet { get; set; }
    [Parameter] public bool IsSelf { get; set; }
    [Parameter] public EventCallback OnChanged { get; set; }

    private string? Since => Sheet switch
    {
        { LeftAt: { } left } => Texts["Since", PersonWords.At(left)],
        { LockedAt: { } locked } => Texts["Since", PersonWords.At(locked)],
        _ => Texts["AddedAt", PersonWords.At(Sheet.CreatedAt)],
    };

    private string Factor => Sheet switch
    {
        { HasSecondFactor: false } => Texts["FactorNone"],
        { Passkeys: 0 } => Texts["FactorAuthenticator"],
        _ => Texts["FactorPasskeys", Sheet.Passkeys],
    };

    private async Task MakeLinkAsync()
    {
        _outcome = await Service.SaveAsync(new PersonChange.MakeLink(Sheet.Id));
        _link = _outcome as PersonOutcome.LinkMade;
        await OnChanged.InvokeAsync();
    }

    private async Task ResetSecondFactorAsync()
    {
        var question = new Dictionary<string, object?>
        {
            [nameof(QuestionDialog.Text)] = Texts["ResetSecondFactorQuestion", Sheet.Fields.FullName].Value,
            [nameof(QuestionDialog.Verb)] = Texts["ResetSecondFactorButton"].Value,
        };
        if (await Dialogs.OpenAsync<QuestionDialog, bool>(Texts["ResetSecondFactorButton"], question))
        {
            await RunAsync(new PersonChange.ResetSecondFactor(Sheet.Id), Texts["ResetSecondFactor"]);
        }
    }

    private async Task RunAsync(PersonChange change, string done)
    {
        _link = null;
        _outcome = await Service.SaveAsync(change);
        if (_outcome is PersonOutcome.Saved)
        {
            Notifier.Done(done);
        }

        await OnChanged.InvokeAsync();
    }
}
