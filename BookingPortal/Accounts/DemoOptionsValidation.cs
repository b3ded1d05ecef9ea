using Microsoft.Extensions.Options;

namespace BookingPortal.Accounts;

/// <summary>A password that everybody knows must not open a portal that people work with.</summary>
public sealed class DemoOptionsValidation(IHostEnvironment environment) : IValidateOptions<DemoOptions>
{
    public ValidateOptionsResult Validate(string? name, DemoOptions options) =>
        options.Enabled && !environment.IsDevelopment()
            ? ValidateOptionsResult.Fail(
                $"{DemoOptions.Key} is on in the environment {environment.EnvironmentName}. Demo mode has a published password and is for Development only: remove {DemoOptions.Key}.")
            : ValidateOptionsResult.Success;
}
