namespace BookingPortal.Components.Administration.People;

/// <summary>Names the words of this folder: PeopleTexts.resx, in English alone.</summary>
public sealed class PeopleTexts;
