namespace BookingPortal.Components.Administration;

/// <summary>Names the words of this folder: AdministrationTexts.resx.</summary>
public sealed class AdministrationTexts;
