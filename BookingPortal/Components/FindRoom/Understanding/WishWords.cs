namespace BookingPortal.Components.FindRoom.Understanding;

/// <summary>Names the words of this folder: WishWords.resx and one file for each other language.</summary>
public sealed class WishWords;
