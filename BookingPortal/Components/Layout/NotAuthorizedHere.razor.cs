using BookingPortal.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BookingPortal.Components.Layout;

public sealed partial class NotAuthorizedHere
{
    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var signedIn = (await Authentication).User.Identity?.IsAuthenticated == true;
        var here = "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
        Navigation.NavigateTo(signedIn ? AccountPaths.AccessDenied : $"{AccountPaths.SignIn}?{AccountPaths.ReturnUrl}=" + Uri.EscapeDataString(here), forceLoad: true);
    }
}
