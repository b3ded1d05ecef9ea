namespace BookingPortal.Components.FindRoom;

/// <summary>Names the words of this folder: FindRoomTexts.resx.</summary>
public sealed class FindRoomTexts;
