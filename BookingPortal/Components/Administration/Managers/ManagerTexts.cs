namespace BookingPortal.Components.Administration.Managers;

/// <summary>Names the words of this folder: ManagerTexts.resx.</summary>
public sealed class ManagerTexts;
