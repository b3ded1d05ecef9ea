namespace BookingPortal.Components.Errors;

/// <summary>Names the words of this folder: ErrorTexts.resx.</summary>
public sealed class ErrorTexts;
