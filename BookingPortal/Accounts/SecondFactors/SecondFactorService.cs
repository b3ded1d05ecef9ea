using System.Security.Cryptography;
using BookingPortal.Accounts.People;
using BookingPortal.Accounts.Profile;
using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts.SecondFactors;

/// <summary>
/// Sets up and takes away the authenticator app of the signed-in person. What weakens the account asks for the password,
/// unless the sign-in is fresh; each change is in the log and ends the person's other sign-ins (S4).
/// </summary>
public sealed class SecondFactorService(IDbContextFactory<PortalDbContext> contexts, OwnAccount own, AuthenticatorKeys keys)
{
    public const string Issuer = "BookingPortal";

    public async Task<SecondFactor> ReadAsync(CancellationToken cancel = default)
    {
        var me = await own.IdAsync();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var person = await context.Users.AsNoTracking().SingleAsync(one => one.Id == me, cancel);
        var codes = await context.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM recovery_codes WHERE user_id = {me}""").SingleAsync(cancel);
        var key = person.TwoFactorEnabled ? null : await keys.FindAsync(context, me, cancel);
        return new SecondFactor(person.TwoFactorEnabled, codes)
        {
            Pending = key is null ? null : new PendingKey(Totp.Say(key), Totp.AddressOf(key, Issuer, person.Email ?? "")),
            NeedsPassword = !await own.IsFreshAsync(),
        };
    }

    /// <summary>Makes a key for an app. It counts for nothing until <see cref="ConfirmAsync"/>.</summary>
    public Task<SecondFactorOutcome> BeginAsync(string? password = null, CancellationToken cancel = default) => RunAsync(password, async (desk, person) =>
    {
        if (person.TwoFactorEnabled)
        {
            return new SecondFactorOutcome.NothingToDo();
        }

        await keys.MakeAsync(desk.Context, person.Id, cancel);
        return new SecondFactorOutcome.Saved();
    }, cancel);

    /// <summary>Switches it on with the first code of the app, and gives out recovery codes.</summary>
    public Task<SecondFactorOutcome> ConfirmAsync(string code, CancellationToken cancel = default) => RunOnceAsync(async (desk, person) =>
    {
        if (person.TwoFactorEnabled || await keys.FindAsync(desk.Context, person.Id, cancel) is not { } key)
        {
            return new SecondFactorOutcome.NothingToDo();
        }

        if (Totp.Find(key, Digits(code), desk.Now) is not { } step || !await AuthenticatorKeys.UseAsync(desk.Context, person.Id, step, cancel))
        {
            return new SecondFactorOutcome.WrongCode();
        }

        person.TwoFactorEnabled = true;
        return await MakeCodesAsync(desk, person, "authenticator_on");
    }, cancel);

    /// <summary>New recovery codes; those before are void.</summary>
    public Task<SecondFactorOutcome> MakeCodesAsync(string? password = null, CancellationToken cancel = default) => RunAsync(
        password,
        async (desk, person) => person.TwoFactorEnabled ? await MakeCodesAsync(desk, person, "recovery_codes_made") : new SecondFactorOutcome.NothingToDo(),
        cancel);

    /// <summary>From then on the password alone signs in.</summary>
    public Task<SecondFactorOutcome> TurnOffAsync(string? password = null, CancellationToken cancel = default) => RunAsync(password, async (desk, person) =>
    {
        if (!person.TwoFactorEnabled)
        {
            return new SecondFactorOutcome.NothingToDo();
        }

        await desk.Context.Database.ExecuteSqlAsync($"DELETE FROM recovery_codes WHERE user_id = {person.Id}", cancel);
        await desk.Context.Database.ExecuteSqlAsync($"DELETE FROM authenticators WHERE user_id = {person.Id}", cancel);
        person.TwoFactorEnabled = false;
        PersonDesk.EndSignIns(person);
        desk.Audit(person.Id, "authenticator_off");
        return new SecondFactorOutcome.Saved();
    }, cancel);

    /// <summary>Six digits, however people group them.</summary>
    internal static string Digits(string code) => new([.. code.Where(char.IsAsciiDigit)]);

    private static async Task<SecondFactorOutcome> MakeCodesAsync(PersonDesk desk, PortalUser person, string action)
    {
        var salt = RandomNumberGenerator.GetBytes(RecoveryCode.SaltBytes);
        var codes = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.Make()).ToList();
        await desk.Context.Database.ExecuteSqlAsync($"DELETE FROM recovery_codes WHERE user_id = {person.Id}", desk.Cancel);
        foreach (var code in codes)
        {
            await desk.Context.Database.ExecuteSqlAsync(
                $"INSERT INTO recovery_codes (user_id, code_hash, salt) VALUES ({person.Id}, {RecoveryCode.HashOf(code, salt)}, {salt})", desk.Cancel);
        }

        PersonDesk.EndSignIns(person);
        desk.Audit(person.Id, action);
        return new SecondFactorOutcome.CodesMade(codes);
    }

    private async Task<SecondFactorOutcome> RunAsync(string? password, Func<PersonDesk, PortalUser, Task<SecondFactorOutcome>> act, CancellationToken cancel) =>
        await own.ConfirmAsync(password, cancel) switch
        {
            PasswordAnswer.Right => await RunOnceAsync(act, cancel),
            PasswordAnswer.Wrong => new SecondFactorOutcome.WrongPassword(),
            PasswordAnswer.LockedOut => new SecondFactorOutcome.LockedOut(),
            _ => new SecondFactorOutcome.NotAllowed(),
        };

    private async Task<SecondFactorOutcome> RunOnceAsync(Func<PersonDesk, PortalUser, Task<SecondFactorOutcome>> act, CancellationToken cancel) =>
        await own.ChangeAsync(act, outcome => outcome is SecondFactorOutcome.Saved or SecondFactorOutcome.CodesMade, cancel) ?? new SecondFactorOutcome.NotAllowed();
}
