namespace BookingPortal.Components.Layout;

/// <summary>Names the words of this folder: LayoutTexts.resx.</summary>
public sealed class LayoutTexts;
