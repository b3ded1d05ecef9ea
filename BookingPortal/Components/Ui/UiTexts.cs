namespace BookingPortal.Components.Ui;

/// <summary>Names the words of this folder: UiTexts.resx.</summary>
public sealed class UiTexts;
