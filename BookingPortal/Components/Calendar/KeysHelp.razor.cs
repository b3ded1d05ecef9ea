using BookingPortal.Components.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

public sealed partial class KeysHelp
{
    private static readonly IReadOnlyList<KeyGroup> Groups =
    [
        new("InGrid",
        [
            (["← ↑ → ↓"], "Arrows"),
            (["Shift", "← →"], "Stretch"),
            (["0 – 9"], "Digits"),
            (["Home", "End"], "HomeEnd"),
            (["Ctrl", "Home", "End"], "CtrlHomeEnd"),
            (["PageUp", "PageDown"], "Pages"),
            (["Enter"], "Enter"),
            (["Esc"], "Escape"),
            (["Ctrl", "Z"], "Undo"),
        ]),
        new("OnBooking",
        [
            (["M"], "Carry"),
            (["← ↑ → ↓"], "CarryArrows"),
            (["Shift", "← →"], "CarryEnd"),
            (["Alt", "Shift", "← →"], "CarryStart"),
            (["Enter"], "CarryEnter"),
            (["Esc"], "CarryEscape"),
        ]),
        new("Everywhere",
        [
            (["T"], "Today"),
            (["D"], "Day"),
            (["W"], "Week"),
            (["M"], "Month"),
            (["/"], "Search"),
            (["?"], "Help"),
        ]),
    ];

    private bool _lettersOn;

    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required bool LettersOn { get; set; }

    /// <summary>Keeps the choice in the browser.</summary>
    [Parameter, EditorRequired] public required Func<bool, Task> OnLetters { get; set; }

    protected override void OnInitialized() => _lettersOn = LettersOn;

    private Task LettersAsync(ChangeEventArgs args)
    {
        _lettersOn = args.Value is true;
        return OnLetters(_lettersOn);
    }

    /// <summary>Keys with a word on them are called as the reader's keyboard calls them.</summary>
    private string Name(string key) => Texts["KeyName" + key] is { ResourceNotFound: false } name ? name.Value : key;

    /// <param name="Name">Key of its heading.</param>
    /// <param name="Lines">Keys to press, and the key of what they do.</param>
    private sealed record KeyGroup(string Name, IReadOnlyList<(string[] Keys, string What)> Lines);
}
