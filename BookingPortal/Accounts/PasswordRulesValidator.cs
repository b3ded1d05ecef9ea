using Microsoft.AspNetCore.Identity;

namespace BookingPortal.Accounts;

/// <summary><see cref="PasswordRules"/> for everything that Identity itself changes.</summary>
public sealed class PasswordRulesValidator : IPasswordValidator<PortalUser>
{
    public async Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password)
    {
        // Somebody who is just being added has no roles yet: PeopleService judges by the role that he will have.
        var roles = user.Id == 0 ? [] : await manager.GetRolesAsync(user);
        var strictest = roles.MaxBy(PasswordRules.ShortestFor) ?? RoleNames.Employee;
        var faults = PasswordRules.Judge(password ?? "", strictest);
        return faults.Count == 0
            ? IdentityResult.Success
            : IdentityResult.Failed([.. faults.Select(fault => new IdentityError { Code = "Password" + fault, Description = Describe(fault, strictest) })]);
    }

    private static string Describe(PasswordFault fault, string role) => fault switch
    {
        PasswordFault.TooShort => $"A password has at least {PasswordRules.ShortestFor(role)} characters.",
        PasswordFault.TooLong => $"A password has at most {PasswordRules.Longest} characters.",
        _ => "This password is one of those that are tried first.",
    };
}
