namespace BookingPortal.Components.Utilization;

/// <summary>Names the words of this folder: UtilizationTexts.resx.</summary>
public sealed class UtilizationTexts;
