namespace BookingPortal.Components.Profile;

/// <summary>Names the words of this folder: ProfileTexts.resx.</summary>
public sealed class ProfileTexts;
