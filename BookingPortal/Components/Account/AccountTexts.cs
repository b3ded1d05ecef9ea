namespace BookingPortal.Components.Account;

/// <summary>Names the words of this folder: AccountTexts.resx.</summary>
public sealed class AccountTexts;
