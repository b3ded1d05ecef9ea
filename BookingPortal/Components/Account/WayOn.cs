using BookingPortal.Accounts;
using Microsoft.AspNetCore.WebUtilities;

namespace BookingPortal.Components.Account;

/// <summary>From one page of the sign-in to the next, without losing where the person wanted to go.</summary>
internal static class WayOn
{
    internal static string To(string page, string? askedFor) => ReturnAddress.From(askedFor) is var goal and not ReturnAddress.FirstPage
        ? QueryHelpers.AddQueryString(page, AccountPaths.ReturnUrl, goal) : page;
}
